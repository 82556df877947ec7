package dev.teppan.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Teppan server of the built archive with a free port and a data folder of its own. As a {@code @RegisterExtension} it runs
 * for one test, or in a static field for all tests of a class; the log of a test that failed is printed.
 */
final class TeppanServer
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ServerConfig config;
    private final Supplier<Path> launcher;
    private @Nullable Path folder;
    private @Nullable TeppanProcess process;
    private boolean forWholeClass;

    TeppanServer(ServerConfig config) {
        this(config, Archive::launcher);
    }

    /** A server of another build. */
    TeppanServer(ServerConfig config, Supplier<Path> launcher) {
        this.config = config;
        this.launcher = launcher;
    }

    TeppanClient client() {
        return new TeppanClient(address());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + config.port());
    }

    /** Its data folder; survives {@link #kill} and {@link #restart}. */
    Path data() {
        return folder().resolve("data");
    }

    String log() {
        return running().log();
    }

    /** Ends the server at once, as {@code kill -9} does. */
    void kill() {
        running().kill();
    }

    /** SIGSTOP. */
    void pause() {
        running().pause();
    }

    /** SIGCONT. */
    void resume() {
        running().resume();
    }

    /** Whether it says that it dispatches. */
    boolean leads() {
        try {
            return client().get("/api/v1/status").json().path("leader").asBoolean();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    int stop() {
        return running().stop();
    }

    /** Whether its process lives. */
    boolean isAlive() {
        return running().isAlive();
    }

    /** Starts it again on the same data and waits until it is ready. */
    void restart() {
        restartSoon();
        awaitReady();
    }

    /** Starts it again on the same data; does not wait. */
    void restartSoon() {
        launch(folder(), Map.of());
    }

    /** Starts it again with more options for its JVM, and waits until it is ready or has ended. */
    void restartToCrash(String javaOptions) {
        launch(folder(), Map.of("TEPPAN_JAVA_OPTS", javaOptions));
        await("server to be ready or to end")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !isAlive() || isReady());
    }

    /** Tries to start a second server on the same data, on another port, and waits for its end. */
    Program startAnother() {
        Path file = config.onAnotherPort().write(folder(), "second.yml");
        return Program.run(START_LIMIT, List.of(Archive.launcher().toString(), "server", file.toString()));
    }

    /** Starts on a new data folder and waits until it is ready. */
    void start() {
        start(Map.of());
    }

    /** Starts on a new data folder; does not wait. */
    void startSoon() {
        startSoon(Map.of());
    }

    /** The same with more variables. */
    void start(Map<String, String> environment) {
        startSoon(environment);
        awaitReady();
    }

    private void startSoon(Map<String, String> environment) {
        try {
            launch(Files.createTempDirectory("teppan-e2e-"), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(Path where, Map<String, String> environment) {
        folder = where;
        Path file = config.write(where, "teppan.yml");
        process = TeppanProcess.start(
                launcher.get(), where, where.resolve("teppan.log"), environment, "server", file.toString());
    }

    private void awaitReady() {
        await("server to be ready")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!running().isAlive()) {
                        throw new AssertionError("teppan ended while starting; its log:%n%s".formatted(log()));
                    }
                    return isReady();
                });
    }

    /** Whether it answers. */
    boolean isReady() {
        try {
            return client().get("/api/v1/status").json().path("ready").asBoolean();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private TeppanProcess running() {
        if (process == null) {
            throw new IllegalStateException("the server was not started");
        }
        return process;
    }

    private Path folder() {
        if (folder == null) {
            throw new IllegalStateException("the server was not started");
        }
        return folder;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forWholeClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forWholeClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.out.printf("Log of %s:%n%s%n", context.getDisplayName(), log());
        }
        if (!forWholeClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (forWholeClass) {
            close();
        }
    }

    /** Kills the server and deletes its folder. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }
}
