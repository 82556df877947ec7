package dev.teppan.plugin.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An engine whose every answer a test can choose; until told otherwise it is idle and well. */
final class StubEngine implements AutoCloseable {

    static final String ID = "STUB:ENGINE";

    interface Answer {
        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private record Route(String pattern, Answer answer) {}

    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    StubEngine() throws IOException {
        on(
                "GET /info",
                json(
                        200,
                        "{\"ID\":\"" + ID + "\",\"NCPU\":2,\"MemTotal\":4294967296,\"Architecture\":\"x86_64\","
                                + "\"OSType\":\"linux\"}"));
        on("GET /containers/json.*", json(200, "[]"));
        on("GET /events.*", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            closed.await();
        });
        on("POST /containers/create.*", json(201, "{\"Id\":\"c1\"}"));
        on("POST /containers/c1/start", exchange -> exchange.sendResponseHeaders(204, -1));
        on("GET /containers/[^/]*/json", inspected("running"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The answer to requests whose method, path and query match; the newest rule wins. */
    void on(String pattern, Answer answer) {
        routes.addFirst(new Route(pattern, answer));
    }

    List<String> requests(String pattern) {
        return requests.stream().filter(request -> request.matches(pattern)).toList();
    }

    static Answer json(int status, String body) {
        return bytes(status, "application/json", body.getBytes(UTF_8));
    }

    static Answer bytes(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static Answer inspected(String status) {
        return json(
                200,
                "{\"Id\":\"c1\",\"Config\":{\"Labels\":{\"" + ContainerLabels.INSTALLATION + "\":\"stub\",\""
                        + ContainerLabels.TOKEN + "\":\"job.1\"}},\"State\":{\"Status\":\"" + status
                        + "\",\"ExitCode\":3,\"StartedAt\":\"2026-03-01T10:00:00.5Z\","
                        + "\"FinishedAt\":\"2026-03-01T10:00:09.5Z\"}}");
    }

    /** Takes the request and never answers. */
    Answer hang() {
        return exchange -> closed.await();
    }

    /** Takes the request and breaks the connection. */
    static Answer breakOff() {
        return exchange -> {
            throw new IOException("broken off by the test");
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            for (Route route : routes) {
                if (request.matches(route.pattern())) {
                    route.answer().give(exchange);
                    return;
                }
            }
            json(404, "{\"message\":\"no route for " + request + "\"}").give(exchange);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
