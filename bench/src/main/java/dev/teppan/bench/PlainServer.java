package dev.teppan.bench;

import dev.teppan.bench.plain.PlainApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The endpoint of {@link PlainApplication} in a process of its own, with Teppan's HTTP settings and JVM options. */
final class PlainServer implements AutoCloseable {

    private final ServerProcess process;
    private final int port;

    private PlainServer(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one that writes to a PostgreSQL database over several connections. */
    static PlainServer onPostgres(String url) throws IOException, InterruptedException {
        return start(Files.createTempDirectory("plain-bench"), url, PostgresServer.USER, 16);
    }

    /** Starts one that writes to a SQLite file of its own, over one connection as SQLite has one writer. */
    static PlainServer onSqlite() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("plain-bench");
        String url = "jdbc:sqlite:" + folder.resolve("plain.db") + "?journal_mode=WAL&synchronous=FULL";
        return start(folder, url, "", 1);
    }

    private static PlainServer start(Path folder, String url, String user, int connections)
            throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path config = folder.resolve("plain.yml");
        Files.writeString(config, """
                url: "%s"
                user: "%s"
                connections: %d
                logging: {level: WARN}
                server:
                  enableVirtualThreads: true
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                """.formatted(url, user, connections, port, ServerProcess.freePort()));
        ServerProcess process =
                ServerProcess.start(ServerProcess.java(PlainApplication.class, "server", config.toString()), folder);
        awaitListening(process, port);
        return new PlainServer(process, port);
    }

    private static void awaitListening(ServerProcess process, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    String log = process.log();
                    process.close();
                    throw new IllegalStateException("the plain endpoint did not start: " + log, e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
