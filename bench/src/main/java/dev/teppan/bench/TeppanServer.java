package dev.teppan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of the built distribution, in a process of its own with data of its own. */
final class TeppanServer implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final TeppanApi api;

    private TeppanServer(Process process, Path data, TeppanApi api) {
        this.process = process;
        this.data = data;
        this.api = api;
    }

    /**
     * Starts a server whose settings are those of development, and waits until it answers.
     *
     * @throws IllegalStateException when it does not within a minute; its log is in the message
     */
    static TeppanServer start(Path distribution) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("teppan-bench");
        int port = freePort();
        int adminPort = freePort();
        Path config = data.resolve("teppan.yml");
        Files.writeString(config, """
                mode: development
                dataDirectory: %s
                executors:
                  docker:
                    type: local-docker
                server:
                  applicationConnectors:
                    - type: http
                      bindHost: 127.0.0.1
                      port: %d
                  adminConnectors:
                    - type: http
                      bindHost: 127.0.0.1
                      port: %d
                """.formatted(data.resolve("data"), port, adminPort));
        Path log = data.resolve("server.log");
        Process process = new ProcessBuilder(distribution.resolve("bin/teppan").toString(), "server", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        TeppanApi api = new TeppanApi(URI.create("http://127.0.0.1:" + port));
        if (!api.awaitReady(60)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not start: " + Files.readString(log));
        }
        return new TeppanServer(process, data, api);
    }

    TeppanApi api() {
        return api;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(TeppanServer::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
