package dev.teppan.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server of the built distribution, in a process of its own with data of its own. */
final class TeppanServer implements AutoCloseable {

    private static final String DOCKER = """
            executors:
              docker:
                type: local-docker
            """;

    private final ServerProcess process;
    private final TeppanApi api;
    private final int port;

    private TeppanServer(ServerProcess process, TeppanApi api, int port) {
        this.process = process;
        this.api = api;
        this.port = port;
    }

    /** A server with the embedded database and a Docker engine; see {@link #start(Path, String)}. */
    static TeppanServer withDocker(Path distribution) throws IOException, InterruptedException {
        return start(distribution, DOCKER);
    }

    /** A server whose executor runs nothing, in so many slots; see {@link #start(Path, String)}. */
    static TeppanServer withNoop(Path distribution, String database, NoopExecutor executor)
            throws IOException, InterruptedException {
        return start(distribution, database + executor.section());
    }

    /**
     * Starts a server whose settings are those of development, and waits until it answers.
     *
     * @param sections of its configuration: database, plugins, executors
     * @throws IllegalStateException when it does not within a minute; its log is in the message
     */
    static TeppanServer start(Path distribution, String sections) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("teppan-bench");
        int port = ServerProcess.freePort();
        Path config = folder.resolve("teppan.yml");
        Files.writeString(config, """
                mode: development
                dataDirectory: %s
                server:
                  applicationConnectors:
                    - type: http
                      bindHost: 127.0.0.1
                      port: %d
                  adminConnectors:
                    - type: http
                      bindHost: 127.0.0.1
                      port: %d
                """.formatted(folder.resolve("data"), port, ServerProcess.freePort()) + sections);
        ServerProcess process = ServerProcess.start(
                List.of(distribution.resolve("bin/teppan").toString(), "server", config.toString()), folder);
        TeppanApi api = new TeppanApi(URI.create("http://127.0.0.1:" + port));
        if (!api.awaitReady(60, process::isAlive)) {
            String log = process.log();
            process.close();
            throw new IllegalStateException("the server did not start: " + log);
        }
        return new TeppanServer(process, api, port);
    }

    /** The section of the configuration that names a PostgreSQL database. */
    static String postgres(String url) {
        return """
                database:
                  url: %s
                  user: %s
                """.formatted(url, PostgresServer.USER);
    }

    /** The executor that runs nothing. It bears any number of calls, so what usually bounds them is set wide. */
    record NoopExecutor(int slots, int reportPort) {
        String section() {
            return """
                    plugins:
                      directory: %s
                    executors:
                      noop:
                        type: noop
                        calls: {perSecond: 100000, concurrent: 1000}
                        settings:
                          slots: %d
                          reportPort: %d
                    """.formatted(BenchFiles.plugins(), slots, reportPort);
        }
    }

    TeppanApi api() {
        return api;
    }

    int port() {
        return port;
    }

    /** Processor time used so far. */
    Duration processorTime() {
        return process.processorTime();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
