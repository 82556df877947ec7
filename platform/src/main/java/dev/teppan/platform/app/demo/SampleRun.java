package dev.teppan.platform.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Enqueues one sample and follows it to its end: the output of each attempt as it comes, and what becomes of it. */
final class SampleRun implements Callable<SampleEnd> {

    private static final int MOST_CONNECTIONS = 5;

    private final Sample sample;
    private final SampleApi api;
    private final SampleLog log;
    private final Map<String, LineBuffer> streams = new TreeMap<>();
    private Optional<JsonNode> end = Optional.empty();
    private int attempt;

    SampleRun(Sample sample, SampleApi api, SampleLog log) {
        this.sample = sample;
        this.api = api;
        this.log = log;
    }

    @Override
    public SampleEnd call() throws IOException, InterruptedException {
        String id = api.enqueue(sample);
        String lastEvent = "";
        for (int connection = 0; end.isEmpty() && connection < MOST_CONNECTIONS; connection++) {
            lastEvent = api.follow(id, lastEvent, event -> take(id, event));
        }
        if (end.isEmpty()) {
            return SampleEnd.broken(sample, "its live output broke off " + MOST_CONNECTIONS + " times");
        }
        SampleEnd result = SampleEnd.of(sample, end.get());
        log.event(
                sample.job(),
                result.summary()
                        + (result.asIntended()
                                ? ", as intended"
                                : ", NOT as intended: " + String.join(", ", result.differences())));
        return result;
    }

    private void take(String id, SampleApi.Event event) throws IOException, InterruptedException {
        switch (event.type()) {
            case "output" ->
                streams.computeIfAbsent(
                                event.data().path("stream").asText(),
                                unused -> new LineBuffer(line -> log.output(sample.job(), line)))
                        .add(event.data().path("text").asText());
            case "state" -> entered(id, event.data().path("attempt").asInt());
            case "end" -> {
                flush();
                end = Optional.of(event.data());
            }
            default -> {
                // A kind that a later server adds.
            }
        }
    }

    private void entered(String id, int number) throws IOException, InterruptedException {
        if (attempt > 0 && number > attempt) {
            flush();
            JsonNode before = api.attempts(id).path(attempt - 1);
            log.event(
                    sample.job(),
                    "attempt " + attempt + " "
                            + SampleEnd.describe(before.path("state").asText(), before.path("outcome"))
                            + "; it is tried again");
        }
        attempt = number;
    }

    private void flush() {
        streams.values().forEach(LineBuffer::flush);
    }
}
