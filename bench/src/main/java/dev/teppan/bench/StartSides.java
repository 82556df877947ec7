package dev.teppan.bench;

import dev.teppan.bench.bare.BareApplication;
import dev.teppan.bench.peer.JobRunrServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The servers whose starts are compared. Each has a folder and an empty SQLite database of its own. */
final class StartSides {

    private static final String CHANGELOG = "dev/teppan/platform/store/changelog.xml";

    private final Path distribution;
    private final Path changelog;

    private StartSides(Path distribution, Path changelog) {
        this.distribution = distribution;
        this.changelog = changelog;
    }

    /**
     * Prepares them.
     *
     * @param folder for what all rounds need
     */
    static StartSides of(Path distribution, Path folder) throws IOException {
        Path changelog = folder.resolve("changelog.xml");
        try (ZipFile jar = new ZipFile(platform(distribution).toFile())) {
            ZipEntry entry = jar.getEntry(CHANGELOG);
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, changelog);
            }
        }
        return new StartSides(distribution, changelog);
    }

    private static Path platform(Path distribution) throws IOException {
        try (var jars = Files.newDirectoryStream(distribution.resolve("lib"), "platform-*.jar")) {
            return jars.iterator().next();
        }
    }

    /**
     * Teppan with all its plugins and an executor on the local Docker engine. Its definitions are sent first, as an empty
     * database has none.
     *
     * @param cache where the class archive is; {@code off} for none
     */
    ServerStart teppan(String cache) throws IOException {
        Path folder = Files.createTempDirectory("teppan-start");
        int port = ServerProcess.freePort();
        String sections = """
                mode: development
                dataDirectory: %s
                executors:
                  docker:
                    type: local-docker
                """.formatted(folder.resolve("data"));
        Path config = Files.writeString(folder.resolve("teppan.yml"), sections + http(port));
        return new ServerStart(
                List.of(distribution.resolve("bin/teppan").toString(), "server", config.toString()),
                Map.of("TEPPAN_CACHE", cache),
                folder,
                port,
                List.of(
                        HttpClients.put("/api/v1/applications/bench", "{\"image\": \"none\"}"),
                        HttpClients.put("/api/v1/queues/bench", "{\"paused\": true}"),
                        HttpClients.put("/api/v1/applications/bench/jobs/noop", "{\"queue\": \"bench\"}"),
                        BenchJob.request()));
    }

    /** A bare Dropwizard with JDBI, migrations of the same size and one plugin. */
    ServerStart bare() throws IOException {
        Path folder = Files.createTempDirectory("bare-start");
        int port = ServerProcess.freePort();
        String sections = """
                database:
                  driverClass: org.sqlite.JDBC
                  url: "jdbc:sqlite:%s?journal_mode=WAL&synchronous=FULL"
                changelog: %s
                plugins: %s
                logging:
                  level: INFO
                  loggers: {liquibase: WARN, io.dropwizard: WARN, org.pf4j: WARN, org.eclipse.jetty: WARN}
                """.formatted(folder.resolve("bare.db"), changelog, BenchFiles.plugins());
        Path config = Files.writeString(folder.resolve("bare.yml"), sections + http(port));
        return new ServerStart(
                ServerProcess.java(BareApplication.class, "server", config.toString()),
                Map.of(),
                folder,
                port,
                List.of(BenchJob.request()));
    }

    /** JobRunr with its dashboard and its workers, and the JDK's HTTP server in front of its enqueue. */
    ServerStart jobRunr() throws IOException {
        Path folder = Files.createTempDirectory("jobrunr-start");
        int port = ServerProcess.freePort();
        return new ServerStart(
                ServerProcess.java(
                        JobRunrServer.class,
                        folder.resolve("jobrunr.db").toString(),
                        Integer.toString(port),
                        Integer.toString(ServerProcess.freePort())),
                Map.of(),
                folder,
                port,
                List.of(BenchJob.request()));
    }

    private static String http(int port) throws IOException {
        return """
                server:
                  enableVirtualThreads: true
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                """.formatted(port, ServerProcess.freePort());
    }
}
