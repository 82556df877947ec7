package dev.teppan.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A log as the engine sends it. A thread of its own reads the connection, as a blocked read can neither be interrupted nor given a timeout
 * on every kind of socket; the bounded queue lets a slow taker slow the reading.
 */
final class LogStream implements AutoCloseable {

    /** What comes out of a log. */
    sealed interface Item {
        record Next(LogRecord record) implements Item {}

        /** The engine has no more, and never will. */
        record End() implements Item {}

        /** There is no such container any more. */
        record NoContainer() implements Item {}

        record Broken(Exception cause) implements Item {}
    }

    private static final int QUEUE_RECORDS = 256;

    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(QUEUE_RECORDS);
    private final AtomicReference<DockerHttpClient.@Nullable Response> open = new AtomicReference<>();
    private final Future<?> reading;

    /** @param follow whether to wait for more as long as the container runs */
    LogStream(Engine engine, String containerId, long sinceEpochSecond, boolean follow) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/containers/" + containerId + "/logs?follow=" + (follow ? 1 : 0)
                        + "&stdout=1&stderr=1&timestamps=1&since=" + sinceEpochSecond)
                .build();
        reading = engine.submit(() -> read(engine.streamTransport(), request));
    }

    /** The next item; empty when none came in time. */
    Optional<Item> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(items.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        reading.cancel(true);
        DockerHttpClient.Response response = open.getAndSet(null);
        if (response != null) {
            response.close();
        }
    }

    private void read(DockerHttpClient client, DockerHttpClient.Request request) {
        try (DockerHttpClient.Response response = client.execute(request)) {
            open.set(response);
            copy(response);
        } catch (IOException | RuntimeException failure) {
            offerLast(new Item.Broken(failure));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(DockerHttpClient.Response response) throws IOException, InterruptedException {
        switch (response.getStatusCode()) {
            case 200 -> {
                FrameReader frames = new FrameReader(response.getBody());
                for (Optional<LogRecord> next = frames.next(); next.isPresent(); next = frames.next()) {
                    items.put(new Item.Next(next.get()));
                }
                items.put(new Item.End());
            }
            case 404 -> items.put(new Item.NoContainer());
            default -> items.put(new Item.Broken(new IOException("status " + response.getStatusCode())));
        }
    }

    private void offerLast(Item item) {
        try {
            items.put(item);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
