package dev.teppan.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers that keep their connections and send one request after the other, each on a thread of its own. Plain sockets, as
 * what sends shares the machine with what is measured.
 */
final class HttpClients implements AutoCloseable {

    private final int port;
    private final int count;
    private final ExecutorService threads;

    HttpClients(int port, int count) {
        this.port = port;
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** A request that posts JSON. */
    static byte[] post(String path, String body) {
        return request("POST", path, body);
    }

    /** A request that puts JSON. */
    static byte[] put(String path, String body) {
        return request("PUT", path, body);
    }

    private static byte[] request(String method, String path, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String head = method + " " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n\r\n";
        byte[] headBytes = head.getBytes(US_ASCII);
        byte[] request = new byte[headBytes.length + bytes.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(bytes, 0, request, headBytes.length, bytes.length);
        return request;
    }

    /** Sends for some seconds; answers how many were accepted in each second. */
    double perSecond(byte[] request, double seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long accepted = onAll(connection -> {
            long count = 0;
            while (System.nanoTime() < end) {
                connection.send(request);
                count++;
            }
            return count;
        });
        return accepted / ((System.nanoTime() - begin) / 1e9);
    }

    /** Sends a request so many times. */
    void send(byte[] request, long times) throws Exception {
        AtomicLong left = new AtomicLong(times);
        onAll(connection -> {
            long count = 0;
            while (left.getAndDecrement() > 0) {
                connection.send(request);
                count++;
            }
            return count;
        });
    }

    private interface Work {
        long run(HttpConnection connection) throws IOException;
    }

    /** Opens the connections, has all of them work, and closes them: servers end those that are idle for long. */
    private long onAll(Work work) throws InterruptedException, ExecutionException {
        List<Future<Long>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(threads.submit(() -> {
                try (HttpConnection connection = new HttpConnection(port)) {
                    return work.run(connection);
                }
            }));
        }
        long total = 0;
        for (Future<Long> result : results) {
            total += result.get();
        }
        return total;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
