package dev.teppan.platform.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveOutputTest {

    private TestServer server;
    private ExecutionId id;
    private AttemptId attempt;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() {
        server = TestServer.start().withShop();
        id = new ExecutionId(server.client()
                .post("/api/v1/executions", "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":1}")
                .json()
                .get("id")
                .asText());
        attempt = AttemptId.first(id);
        dispatcher = new Dispatcher(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsOutputAsItComesAndThenTheEnd() throws Exception {
        try (Events events = open(null)) {
            assertThat(events.next()).contains("\"state\":\"pending\"");
            dispatcher.start(id);
            write(OutputStreamName.STDOUT, "one\n");
            assertThat(events.until("\"text\":\"one\\n\"")).contains("\"stream\":\"stdout\"");
            write(OutputStreamName.STDERR, "two\n");
            assertThat(events.until("two")).contains("id: 1-4-4").contains("\"stream\":\"stderr\"");
            dispatcher.succeed(id);
            server.output().end(attempt);
            assertThat(events.until("event: end")).contains("\"state\":\"succeeded\"");
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void goesOnWhereAReaderLeft() throws Exception {
        dispatcher.start(id);
        write(OutputStreamName.STDOUT, "one\n");
        write(OutputStreamName.STDOUT, "two\n");
        dispatcher.succeed(id);
        server.output().end(attempt);

        try (Events events = open("1-4-0")) {
            String all = events.all();
            assertThat(all).contains("two").doesNotContain("one").contains("event: end");
        }
        assertThat(server.client().get(path(), "Last-Event-ID", "end").status()).isEqualTo(204);
    }

    @Test
    void neverCutsACharacterInTwo() throws Exception {
        dispatcher.start(id);
        byte[] smile = "😀".getBytes(StandardCharsets.UTF_8);
        server.output().write(attempt, OutputStreamName.STDOUT, new byte[] {smile[0], smile[1]});
        server.output().write(attempt, OutputStreamName.STDOUT, new byte[] {smile[2], smile[3]});
        server.output().write(attempt, OutputStreamName.STDOUT, new byte[] {(byte) 0xff});
        dispatcher.succeed(id);
        server.output().end(attempt);

        try (Events events = open(null)) {
            assertThat(events.all()).contains("\"text\":\"😀\"").contains("\"text\":\"\ufffd\"");
        }
    }

    private void write(OutputStreamName stream, String text) {
        server.output().write(attempt, stream, text.getBytes(StandardCharsets.UTF_8));
    }

    private String path() {
        return "/api/v1/executions/" + id + "/output/live";
    }

    private Events open(String lastEvent) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.client().base().resolve(path())).timeout(Duration.ofSeconds(20));
        if (lastEvent != null) {
            request.header("Last-Event-ID", lastEvent);
        }
        HttpClient http = HttpClient.newHttpClient();
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new Events(http, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private record Events(HttpClient http, BufferedReader lines) implements AutoCloseable {

        /** The next event; empty at the end. */
        String next() throws IOException {
            List<String> event = new ArrayList<>();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                event.add(line);
            }
            return String.join("\n", event);
        }

        String until(String text) throws IOException {
            for (String event = next(); !event.isEmpty(); event = next()) {
                if (event.contains(text)) {
                    return event;
                }
            }
            throw new AssertionError("the stream ended without " + text);
        }

        String all() throws IOException {
            StringBuilder all = new StringBuilder();
            for (String event = next(); !event.isEmpty(); event = next()) {
                all.append(event).append("\n\n");
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            lines.close();
            http.shutdownNow();
        }
    }
}
