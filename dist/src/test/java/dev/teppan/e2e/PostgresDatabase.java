package dev.teppan.e2e;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL. */
final class PostgresDatabase implements DatabaseServer {

    private final int port = Ports.free();
    private final Path folder;
    private EmbeddedPostgres server;

    PostgresDatabase() {
        try {
            folder = Files.createTempDirectory("teppan-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = launch();
    }

    /** One that has on its disk what it committed. */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    private EmbeddedPostgres launch() {
        try {
            return durable()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String section(int port) {
        return """
                database:
                  url: jdbc:postgresql://localhost:%d/postgres
                  user: postgres
                """.formatted(port);
    }

    @Override
    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void kill() {
        ProcessHandle main = ProcessHandle.of(mainProcess()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(main), main.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await("PostgreSQL to be gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        try {
            // Otherwise stopping, which gives back the lock on the folder, waits for the server that is gone.
            Files.delete(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stop();
    }

    private Path pidFile() {
        return folder.resolve("data/postmaster.pid");
    }

    private long mainProcess() {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        server = launch();
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }
}
