package dev.teppan.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.NumberedLines;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends what the OpenAPI document allows, and what it does not, to every request that it describes. Whatever is sent, the answer
 * is one of those described: never a 5xx, never a trace of the inside. {@code -Dteppan.seed=N} repeats a run.
 */
class OpenApiFuzzTest {

    private static final List<String> NOT_OURS = List.of("Exception", "dev.teppan", "java.", "org.", "at com.");

    private static TestServer server;
    private static JsonNode document;
    private static String known;

    @BeforeAll
    static void start() {
        server = TestServer.start().withShop();
        document = server.client().get("/api/v1/openapi.json").expect(200).json();
        known = server.client()
                .post("/api/v1/executions", "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":1}")
                .expect(201)
                .json()
                .get("id")
                .asText();
        new Dispatcher(server).start(new ExecutionId(known));
        server.output().of(new AttemptId(known), new NumberedLines(20_000));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAsDescribedWhateverIsSent() {
        fuzz(30);
    }

    @Test
    @Tag("soak")
    void answersAsDescribedForLong() {
        fuzz(3_000);
    }

    private static void fuzz(int times) {
        long seed = Long.getLong("teppan.seed", System.nanoTime());
        System.out.println("OpenApiFuzzTest: seed " + seed);
        Random random = new Random(seed);
        FuzzValues values = new FuzzValues(document, random);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                for (int i = 0; i < times; i++) {
                    send(operation.getKey(), path.getKey(), operation.getValue(), values, random);
                }
            }
        }
    }

    private static void send(String method, String path, JsonNode operation, FuzzValues values, Random random) {
        String target = path;
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = values.resolve(reference);
            String name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "path" ->
                    target = target.replace(
                            "{" + name + "}",
                            encoded(
                                    name.equals("id") && random.nextBoolean()
                                            ? known
                                            : values.text(parameter.get("schema"))));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.add(name + "=" + encoded(values.text(parameter.get("schema"))));
                    }
                }
                default -> {
                    if (random.nextInt(3) == 0) {
                        headers.addAll(List.of(
                                name, values.text(parameter.get("schema")).replaceAll("[^ -~]", "?")));
                    }
                }
            }
        }
        if (path.endsWith("/live")) {
            // What lives on forever is read by a test of its own; of a fuzzed id there is nothing to follow.
            target = target.replace(known, "none");
        }
        String url = query.isEmpty() ? target : target + "?" + String.join("&", query);
        String body = values.body(operation.at("/requestBody/content/application~1json/schema"));
        Client.Answer answer = answer(
                method.toUpperCase(Locale.ROOT),
                url,
                body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8),
                headers.toArray(String[]::new));

        String asked =
                "%s %s %s %s".formatted(method, url, headers, body.length() > 500 ? body.substring(0, 500) : body);
        assertThat(answer.status())
                .as(asked + " -> " + answer.body())
                .isNotEqualTo(500)
                .isLessThan(504);
        assertThat(operation.get("responses").has(String.valueOf(answer.status())))
                .as("%s is a described status of %s: %s", answer.status(), asked, answer.body())
                .isTrue();
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(asked).isEqualTo("application/problem+json");
            if (method.equals("head")) {
                return;
            }
            assertThat(NOT_OURS)
                    .as(asked + " -> " + answer.body())
                    .noneMatch(answer.json().path("detail").asText()::contains);
        }
    }

    /** Jetty closes the connection behind an address that it refuses, and may do so while the body is on its way. */
    private static Client.Answer answer(String method, String url, byte[] body, String[] headers) {
        UncheckedIOException closed = null;
        for (int i = 0; i < 5; i++) {
            try {
                return server.client().send(method, url, body, headers);
            } catch (UncheckedIOException e) {
                closed = e;
            }
        }
        throw closed;
    }

    private static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "x" : encoded;
    }
}
