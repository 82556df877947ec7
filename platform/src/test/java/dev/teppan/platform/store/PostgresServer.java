package dev.teppan.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** One PostgreSQL for all tests of a run. */
final class PostgresServer {

    private PostgresServer() {}

    /** Started when the first test asks; stops itself when the process ends. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static TestDatabase database() {
        String name = "store_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " encoding 'UTF8' template template0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SharedDatabase(settings(Running.SERVER.getPort(), name, Duration.ofSeconds(20)));
    }

    static DatabaseSettings settings(int port, String database, Duration timeout) {
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:" + port + "/" + database,
                Optional.of("postgres"),
                Optional.empty(),
                4,
                timeout);
    }
}
