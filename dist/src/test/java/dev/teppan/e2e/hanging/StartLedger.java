package dev.teppan.e2e.hanging;

import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file to which each start appends a line: the execution and the token. What it has survives a kill of the process. */
record StartLedger(FileChannel file, Set<String> tokens) implements AutoCloseable {

    /** Beside another file, with the same name and {@code .started} behind it. */
    static StartLedger beside(Path other) {
        Path path = other.resolveSibling(other.getFileName() + ".started");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
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
