package dev.teppan.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.execution.ExecutionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfApiTest {

    private static final String PATH = "/api/v1/capacity/what-if";
    private static final String NODES =
            "{\"shapes\": [{\"name\": \"small\", \"resources\": {\"cpu\": 0.5, \"memory\": 512}, \"pricePerHour\": 2}],"
                    + " \"start\": 1, \"max\": 1}";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start().withShop();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersBothResultsOverWhatRan() {
        // Eight at once of 250 millicores that take 100 s each: two side by side on one node of 500.
        run(8, Duration.ofSeconds(100));

        JsonNode answer = ask("{\"nodes\": " + NODES + ", \"changed\": {\"nodes\": {\"start\": 4, \"max\": 4}}}")
                .expect(200)
                .json();

        assertThat(answer.at("/recorded/wait/count").asInt()).isEqualTo(8);
        assertThat(answer.at("/present/wait/worst").asDouble()).isEqualTo(300);
        assertThat(answer.at("/changed/wait/worst").asDouble()).isZero();
        assertThat(answer.at("/present/makespanSeconds").asDouble()).isEqualTo(400);
        assertThat(answer.at("/changed/cost").asDouble()).isEqualTo(4 * 2 * 100 / 3_600.0);
        assertThat(answer.at("/changed/nodes/max").asInt()).isEqualTo(4);
        assertThat(answer.at("/present/applications/shop/count").asInt()).isEqualTo(8);
    }

    @Test
    void aLimitIsTriedOutWithoutBeingSet() {
        run(4, Duration.ofSeconds(100));

        JsonNode answer = ask("{\"nodes\": " + NODES
                        + ", \"changed\": {\"applications\": {\"shop\": {\"limits\": {\"running\": 1}}}}}")
                .expect(200)
                .json();

        assertThat(answer.at("/present/makespanSeconds").asDouble()).isEqualTo(200);
        assertThat(answer.at("/changed/makespanSeconds").asDouble()).isEqualTo(400);
        assertThat(server.client().get("/api/v1/applications/shop").json().has("limits"))
                .isFalse();
    }

    @Test
    void namesEachBadField() {
        JsonNode problem = ask("{\"span\": \"soon\", \"executions\": 0, \"nodes\": {\"shapes\": []},"
                        + " \"changed\": {\"applications\": {\"shop\": {\"weight\": 0}}, \"nods\": {}}}")
                .expect(422)
                .json();

        assertThat(problem.at("/errors").findValuesAsText("pointer"))
                .contains(
                        "/span", "/executions", "/nodes/shapes", "/changed/applications/shop/weight", "/changed/nods");
    }

    @Test
    void refusesAQuestionWithoutAChangeWithoutNodesOrWithoutHistory() {
        assertThat(pointers("{\"nodes\": " + NODES + ", \"changed\": {}}")).containsExactly("/changed");
        assertThat(pointers("{\"changed\": {\"nodes\": {\"max\": 3}}}")).contains("/nodes");
        assertThat(pointers("{\"nodes\": " + NODES + ", \"changed\": {\"nodes\": {\"max\": 3}}}"))
                .containsExactly("/span");
    }

    private void run(int count, Duration time) {
        Dispatcher dispatcher = new Dispatcher(server);
        List<ExecutionId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode enqueued = server.client()
                    .post("/api/v1/executions", "{\"application\": \"shop\", \"job\": \"Mail\", \"message\": {}}")
                    .expect(201)
                    .json();
            ids.add(new ExecutionId(enqueued.get("id").asText()));
        }
        ids.forEach(dispatcher::start);
        server.clock().advance(time);
        ids.forEach(dispatcher::succeed);
    }

    private List<String> pointers(String body) {
        return ask(body).expect(422).json().at("/errors").findValuesAsText("pointer");
    }

    private Client.Answer ask(String body) {
        return server.client().post(PATH, body);
    }
}
