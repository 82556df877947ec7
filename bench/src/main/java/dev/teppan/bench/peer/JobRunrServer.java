package dev.teppan.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.storage.sql.sqlite.SqLiteStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** A JobRunr server as its guide makes one: workers, dashboard, tables in SQLite; and an address to enqueue by HTTP. */
public final class JobRunrServer {

    private JobRunrServer() {}

    /** Starts it: the database's file, the port for enqueues, the dashboard's port. */
    public static void main(String[] args) throws IOException {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:sqlite:" + args[0] + "?journal_mode=WAL&synchronous=FULL");
        JobRequestScheduler scheduler = JobRunr.configure()
                .useJsonMapper(new JacksonJsonMapper())
                .useStorageProvider(new SqLiteStorageProvider(database))
                .useBackgroundJobServer()
                .useDashboard(Integer.parseInt(args[2]))
                .initialize()
                .getJobRequestScheduler();
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
        http.createContext("/api/v1/executions", exchange -> enqueue(scheduler, exchange));
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    private static void enqueue(JobRequestScheduler scheduler, HttpExchange exchange) throws IOException {
        try (exchange) {
            String message = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] id =
                    scheduler.enqueue(new NoopJobRequest(message)).toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(201, id.length);
            exchange.getResponseBody().write(id);
        }
    }
}
