package dev.teppan.e2e.hanging;

import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file to which each start appends a line: the execution and the token. What it has survives a kill of the process. No channel,
 * which the interrupt of a call that hangs would close for all.
 */
record StartLedger(FileOutputStream file, Set<String> tokens) implements AutoCloseable {

    /** Beside another file, with the same name and {@code .started} behind it. */
    static StartLedger beside(Path other) {
        Path path = other.resolveSibling(other.getFileName() + ".started");
        try {
            FileOutputStream file = new FileOutputStream(path.toFile(), true);
            Set<String> tokens = ConcurrentHashMap.newKeySet();
            Files.readAllLines(path).forEach(line -> tokens.add(line.substring(line.indexOf(' ') + 1)));
            return new StartLedger(file, tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void started(Launch launch) {
        String line = launch.environment().get("TEPPAN_MESSAGE_ID") + " "
                + launch.token().value() + "\n";
        tokens.add(launch.token().value());
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(LaunchToken token) {
        return tokens.contains(token.value());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
