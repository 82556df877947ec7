package dev.teppan.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Several hosts of the built archive on one database that syncs to its disk, with one Docker engine and one log store. */
final class Hosts implements AutoCloseable {

    /** How long the lease lasts. */
    static final Duration LEASE = Duration.ofSeconds(4);

    private final Path shared;
    private final TcpWay engine = new TcpWay();
    private final DatabaseServer database;
    private final String installation = "e2e-" + UUID.randomUUID();
    private final List<TeppanServer> servers = new ArrayList<>();

    /** None yet, on PostgreSQL. */
    Hosts() {
        this(new PostgresDatabase());
    }

    /** None yet; the database is theirs and ends with them. */
    private Hosts(DatabaseServer database) {
        this.database = database;
        try {
            shared = Files.createTempDirectory("teppan-hosts-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts hosts on PostgreSQL, one after the other, so that the first one leads. */
    static Hosts start(int count) {
        return start(new PostgresDatabase(), count);
    }

    /** The same on another database, which ends with them. */
    static Hosts start(DatabaseServer database, int count) {
        Hosts hosts = new Hosts(database);
        try {
            for (int host = 0; host < count; host++) {
                hosts.add(hosts.config());
            }
            hosts.awaitLeader();
            return hosts;
        } catch (RuntimeException | AssertionError e) {
            hosts.close();
            throw e;
        }
    }

    /** The configuration of one more host, which the others can ask. */
    ServerConfig config() {
        ServerConfig config = alone();
        return config.with("""
                cluster:
                  address: http://127.0.0.1:%d
                  secret: shared by the hosts of a test
                  drain: 2s
                """.formatted(config.port()));
    }

    /** A way to the database that can be cut. */
    TcpWay wayToDatabase() {
        return new TcpWay(new InetSocketAddress(InetAddress.getLoopbackAddress(), database.port()));
    }

    /** The configuration of one more host that nobody asks. */
    ServerConfig alone() {
        return alone(database.port());
    }

    /** The same, with the database at another port. */
    ServerConfig alone(int databasePort) {
        return ServerConfig.plain().with(database.section(databasePort)).with("""
                dispatch:
                  lease: %ds
                plugins:
                  directory: %s
                logStore:
                  type: file
                  settings:
                    directory: %s
                notifiers:
                  lines:
                    type: json-lines
                    settings:
                      file: %s
                executors:
                  docker:
                    type: local-docker
                    settings:
                      installation: %s
                      containerPrefix: e2e-
                      hosts:
                        - {name: here, url: '%s', cpu: 400, memory: 512}
                """.formatted(
                        LEASE.toSeconds(),
                        Examples.plugins(),
                        shared.resolve("logs"),
                        notices().file(),
                        installation,
                        engine.url()));
    }

    /** Starts one more. */
    TeppanServer add(ServerConfig config) {
        return add(new TeppanServer(config));
    }

    /** Starts one more, of any build. */
    TeppanServer add(TeppanServer server) {
        servers.add(server);
        server.start();
        return server;
    }

    TeppanServer get(int index) {
        return servers.get(index);
    }

    List<TeppanServer> all() {
        return List.copyOf(servers);
    }

    Notices notices() {
        return new Notices(shared.resolve("notices.jsonl"));
    }

    /** The way to the engine. */
    TcpWay engine() {
        return engine;
    }

    Connection database() throws SQLException {
        return database.connect();
    }

    /** Waits until one of the hosts dispatches. */
    TeppanServer awaitLeader() {
        return awaitLeader(servers);
    }

    /** Waits until one of these dispatches. */
    static TeppanServer awaitLeader(List<TeppanServer> among) {
        List<TeppanServer> found = new ArrayList<>();
        await("a host to dispatch")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> among.stream().filter(TeppanServer::leads).anyMatch(found::add));
        return found.getFirst();
    }

    /** All but one. */
    List<TeppanServer> without(TeppanServer one) {
        return servers.stream().filter(server -> server != one).toList();
    }

    LedgerCheck check(Path ledger, Duration patience) {
        return new LedgerCheck(servers.getFirst().client(), new RunLedger(ledger), notices(), patience);
    }

    /** What to print when a test fails. */
    String logs() {
        StringBuilder logs = new StringBuilder();
        servers.forEach(server -> logs.append("---- ")
                .append(server.address())
                .append('\n')
                .append(server.log())
                .append('\n'));
        return logs.toString();
    }

    @Override
    public void close() {
        try (database;
                engine) {
            servers.forEach(TeppanServer::close);
        } finally {
            Containers.removeAll(installation);
            Folders.delete(shared);
        }
    }
}
