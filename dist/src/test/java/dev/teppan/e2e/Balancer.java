package dev.teppan.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a plain load balancer does: asks each host four times a second whether it is ready, hands requests to the ready ones in
 * turn over kept connections, and tries nothing twice.
 */
final class Balancer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<URI> hosts;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread checks = Thread.ofVirtual().unstarted(this::checkAll);
    private volatile List<URI> ready;

    Balancer(List<URI> hosts) {
        this.hosts = List.copyOf(hosts);
        this.ready = this.hosts;
        checks.start();
    }

    /** Sends a request to the next host. */
    HttpResponse<String> send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        List<URI> now = ready;
        if (now.isEmpty()) {
            throw new IOException("no host is ready");
        }
        URI host = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        return http.send(request.uri(host.resolve(path)).timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private void checkAll() {
        try {
            do {
                ready = hosts.stream().filter(this::isReady).toList();
            } while (!closing.await(250, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(URI host) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(host.resolve("/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.shutdownNow();
    }
}
