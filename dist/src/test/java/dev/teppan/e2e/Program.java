package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that ran to its end: its exit code and what it wrote, both streams together. */
record Program(List<String> command, int exitCode, String output) {

    static Program run(Duration limit, List<String> command) {
        return run(limit, command, Map.of());
    }

    /** Fails when the program has not ended within the limit; then it is killed. */
    static Program run(Duration limit, List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("teppan-e2e-", ".out");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                throw new AssertionError("%s did not end within %s; it wrote:%n%s".formatted(command, limit, text));
            }
            return new Program(command, process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    Program expectSuccess() {
        if (exitCode != 0) {
            throw new AssertionError("%s ended with %d; it wrote:%n%s".formatted(command, exitCode, output));
        }
        return this;
    }
}
