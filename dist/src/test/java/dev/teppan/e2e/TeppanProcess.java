package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running {@code bin/teppan}. What it writes is appended to a file, both streams together. */
final class TeppanProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private TeppanProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param folder its working folder
     * @param log where its output is appended
     */
    static TeppanProcess start(Path folder, Path log, Map<String, String> environment, String... arguments) {
        return start(Archive.launcher(), folder, log, environment, arguments);
    }

    /** The same of another build. */
    static TeppanProcess start(
            Path launcher, Path folder, Path log, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new TeppanProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that was written so far, earlier processes with the same file included. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** SIGSTOP: it does nothing any more until {@link #resume}, and does not notice. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Program.run(Duration.ofSeconds(10), List.of("kill", "-" + name, Long.toString(process.pid())))
                .expectSuccess();
    }

    /** {@code kill -9}: the launcher has become the JVM, so that nothing in between survives. */
    void kill() {
        process.destroyForcibly();
        exitCode(END_LIMIT);
    }

    /** SIGTERM, as an operator or systemd would stop it. Answers the exit code. */
    int stop() {
        process.destroy();
        return exitCode(END_LIMIT);
    }

    /** Waits for the end; where it does not come in time, kills the process and fails with its log. */
    int exitCode(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("teppan did not end within %s; its log:%n%s".formatted(limit, log()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for teppan to end", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
