package dev.teppan.platform.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.Client;
import dev.teppan.platform.api.Client.Answer;
import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Prediction;
import dev.teppan.spi.executor.OutputStreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionApiTest {

    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.start().withShop();
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void enqueues() {
        Answer answer = client.post(
                        "/api/v1/executions",
                        "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":[1, null],\"delay\":\"15m\",\"labels\":{\"order\":\"7\"},\"concurrencyKey\":\"order 7\"}",
                        "X-Teppan-Actor",
                        "user:ann",
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .expect(201);

        JsonNode read = client.get(answer.header("Location")).expect(200).json();
        assertThat(read.get("state").asText()).isEqualTo("scheduled");
        assertThat(read.get("queue").asText()).isEqualTo("default");
        assertThat(read.get("revision").asInt()).isEqualTo(1);
        assertThat(read.get("notBefore").asText()).isEqualTo("2026-03-01T12:15:00Z");
        assertThat(read.get("labels").get("order").asText()).isEqualTo("7");
        assertThat(read.get("concurrencyKey").asText()).isEqualTo("order 7");
        assertThat(answer.json().get("concurrencyKey").asText()).isEqualTo("order 7");
        assertThat(read.get("enqueuedBy").asText()).isEqualTo("user:ann");
        assertThat(read.get("traceparent").asText()).startsWith("00-0af");
        assertThat(client.get(answer.header("Location") + "/message")
                        .expect(200)
                        .body())
                .isEqualTo("[1, null]");
        assertThat(server.wakes()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                      | /application,/job,/message
            {"application":"shop","job":"Mail","message":1,"mesage":2}              | /mesage
            {"application":"shop","job":"Nope","message":1}                         | /job
            {"application":"nope","job":"Mail","message":1}                         | /application
            {"application":"shop","job":"Mail","message":1,"queue":"nope"}          | /queue
            {"application":"shop","job":"Mail","message":1,"queue":"a b"}           | /queue
            {"application":"shop","job":"Mail","message":1,"delay":"3651d"}         | /delay
            {"application":"shop","job":"Mail","message":1,"delay":15}              | /delay
            {"application":"shop","job":"Mail","message":1,"notBefore":"tomorrow"}  | /notBefore
            {"application":"shop","job":"Mail","message":1,"delay":"1s","notBefore":"2026-03-02T00:00:00Z"} | /notBefore
            {"application":"shop","job":"Mail","message":1,"labels":{"a b":"c","n":1}} | /labels/n,/labels/a b
            {"application":"shop","job":"Nope","queue":"nope","labels":{"a b":"c"}} | /message,/labels/a b,/job,/queue
            {"application":"nope","job":"Nope","message":1,"queue":7,"delay":15,"x":1} | /x,/queue,/delay,/application
            {"application":"shop","message":1,"queue":"a b","delay":"3651d"}        | /job,/queue,/delay
            {"application":"shop","job":"Mail","message":1,"notBefore":"9999-01-01T00:00:00Z"} | /notBefore
            {"application":"shop","job":"Mail","message":1,"labels":[]}             | /labels
            {"application":"shop","job":"Mail","message":1,"concurrencyKey":7}      | /concurrencyKey
            {"application":"shop","job":"Mail","message":1,"concurrencyKey":""}     | /concurrencyKey
            {"application":7,"job":true,"message":1}                                | /application,/job
            """)
    void refusesAnEnqueueNamingTheFields(String body, String pointers) {
        assertThat(client.post("/api/v1/executions", body)
                        .expect(422)
                        .json()
                        .get("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(pointers.split(","));
    }

    @Test
    void boundsWhatItTakes() {
        String labels = java.util.stream.IntStream.range(0, 21)
                .mapToObj(i -> "\"l" + i + "\":\"" + "x".repeat(257) + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(client.post("/api/v1/executions", enqueueBody("1", ",\"labels\":{" + labels + "}"))
                        .expect(422)
                        .json()
                        .get("errors"))
                .hasSize(22);
        assertThat(client.post(
                                "/api/v1/executions",
                                enqueueBody("1", ",\"concurrencyKey\":\"" + "x".repeat(201) + "\""))
                        .expect(422)
                        .body())
                .contains("/concurrencyKey", "1 to 200 characters");
        assertThat(client.post("/api/v1/executions", enqueueBody("\"" + "é".repeat(530_000) + "\"", ""))
                        .expect(413)
                        .body())
                .contains("at most 1,048,576 bytes");
    }

    @Test
    void pagesBothWays() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(enqueue());
        }

        JsonNode first = client.get("/api/v1/executions?limit=2&application=shop")
                .expect(200)
                .json();
        JsonNode second = client.get("/api/v1/executions?limit=2&application=shop&cursor="
                        + first.get("older").asText())
                .json();
        JsonNode third = client.get("/api/v1/executions?limit=2&application=shop&cursor="
                        + second.get("older").asText())
                .json();
        JsonNode back = client.get("/api/v1/executions?limit=2&application=shop&cursor="
                        + third.get("newer").asText())
                .json();

        assertThat(idsOf(first)).isEqualTo(ids.subList(0, 2));
        assertThat(idsOf(second)).isEqualTo(ids.subList(2, 4));
        assertThat(idsOf(third)).isEqualTo(ids.subList(4, 5));
        assertThat(third.has("older")).isFalse();
        assertThat(idsOf(back)).isEqualTo(ids.subList(2, 4));
    }

    @Test
    void filters() {
        String id = enqueue();
        Dispatcher dispatcher = new Dispatcher(server);
        dispatcher.start(new ExecutionId(id));
        enqueue();

        assertThat(idsOf(client.get("/api/v1/executions?state=starting,running").json()))
                .containsExactly(id);
        assertThat(idsOf(client.get("/api/v1/executions?application=other").json()))
                .isEmpty();
        client.get("/api/v1/executions?state=done").expect(400);
        client.get("/api/v1/executions?cursor=x").expect(400);
        client.get("/api/v1/executions?limit=0").expect(400);
        client.get("/api/v1/executions?limit=1&limit=2").expect(400);
    }

    @Test
    void cancelsAndRetries() {
        String id = enqueue();
        Dispatcher dispatcher = new Dispatcher(server);

        client.post("/api/v1/executions/" + id + "/cancel", "").expect(202);
        dispatcher.consumeIntents();
        assertThat(client.get("/api/v1/executions/" + id).json().get("state").asText())
                .isEqualTo("canceled");
        assertThat(client.post("/api/v1/executions/" + id + "/cancel", "")
                        .expect(409)
                        .body())
                .contains("canceled");

        String retry = client.post("/api/v1/executions/" + id + "/retry", "{\"delay\":\"1h\"}")
                .expect(202)
                .json()
                .get("retry")
                .asText();
        dispatcher.consumeIntents();
        JsonNode again = client.get("/api/v1/executions/" + id).json();
        assertThat(again.get("state").asText()).isEqualTo("scheduled");
        assertThat(again.get("notBefore").asText()).isEqualTo("2026-03-01T13:00:00.001Z");
        assertThat(dispatcher.execution(new ExecutionId(id)).retries())
                .allMatch(request -> request.id().value().equals(retry));
        client.post("/api/v1/executions/" + id + "/retry", "{\"delay\":1}").expect(422);
        client.post("/api/v1/executions/" + id + "/retry", "[]").expect(422);
        assertThat(client.post("/api/v1/executions/" + id + "/retry", "{\"delay\":\"3651d\",\"wait\":1}")
                        .expect(422)
                        .json()
                        .get("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/delay", "/wait");
    }

    @Test
    void showsAttemptsAndTheirEnd() {
        String id = enqueue();
        Dispatcher dispatcher = new Dispatcher(server);
        dispatcher.start(new ExecutionId(id));
        dispatcher.fail(new ExecutionId(id), Blame.JOB);

        JsonNode attempts =
                client.get("/api/v1/executions/" + id + "/attempts").json().get("items");
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).get("image").asText()).isEqualTo("shop:v1");
        assertThat(client.get("/api/v1/executions/" + id)
                        .json()
                        .get("outcome")
                        .get("blame")
                        .asText())
                .isEqualTo("job");
    }

    @Test
    void readsPartsOfOutput() {
        String id = enqueue();
        assertThat(client.get("/api/v1/executions/" + id + "/output")
                        .expect(200)
                        .header("Teppan-Complete"))
                .isEqualTo("false");
        new Dispatcher(server).start(new ExecutionId(id));
        server.output()
                .write(new AttemptId(id), OutputStreamName.STDOUT, "hello world\n".getBytes(StandardCharsets.UTF_8));
        server.output().end(new AttemptId(id));

        Answer part = client.get("/api/v1/executions/" + id + "/output?stream=stdout&offset=6&limit=5")
                .expect(200);
        assertThat(part.body()).isEqualTo("world");
        assertThat(part.header("Teppan-Next-Offset")).isEqualTo("11");
        assertThat(part.header("Teppan-Total")).isEqualTo("12");
        assertThat(part.header("Teppan-Complete")).isEqualTo("true");
        assertThat(client.get("/api/v1/executions/" + id + "/output?offset=99")
                        .expect(200)
                        .body())
                .isEmpty();
        client.get("/api/v1/executions/" + id + "/output?stream=all").expect(400);
        client.get("/api/v1/executions/" + id + "/output?attempt=2").expect(404);
    }

    @Test
    void saysWhyItWaits() {
        String id = enqueue();
        Instant at = Instant.parse("2026-01-01T00:00:10Z");
        Prediction start = new Prediction(at, at.plusSeconds(10), at.plusSeconds(90));
        server.dispatch()
                .waits(
                        new ExecutionId(id),
                        new DispatchView.Reason("waiting_capacity", "no room", 3, Optional.of(start)));

        JsonNode why =
                client.get("/api/v1/executions/" + id + "/why").expect(200).json();
        assertThat(why.get("code").asText()).isEqualTo("waiting_capacity");
        assertThat(why.get("start").get("earliest").asText()).isEqualTo("2026-01-01T00:00:10Z");
        assertThat(why.get("start").get("likely").asText()).isEqualTo("2026-01-01T00:00:20Z");
        assertThat(why.get("start").get("latest").asText()).isEqualTo("2026-01-01T00:01:40Z");
        assertThat(why.get("ahead").asLong()).isEqualTo(3);
    }

    @Test
    void knowsNothingOfOtherIds() {
        client.get("/api/v1/executions/x").expect(404);
        client.get("/api/v1/executions/147e070d-41a9-4ace-a122-2aa579e18f08/attempts")
                .expect(404);
        client.post("/api/v1/executions/147e070d-41a9-4ace-a122-2aa579e18f08/cancel", "")
                .expect(404);
        client.delete("/api/v1/executions/147e070d-41a9-4ace-a122-2aa579e18f08").expect(405);
    }

    private String enqueue() {
        server.clock().advance(java.time.Duration.ofMillis(1));
        return client.post("/api/v1/executions", enqueueBody("1", ""))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String enqueueBody(String message, String more) {
        return "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":" + message + more + "}";
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }
}
