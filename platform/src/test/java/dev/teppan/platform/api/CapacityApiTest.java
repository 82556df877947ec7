package dev.teppan.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.scheduling.Demand;
import dev.teppan.platform.scheduling.HintBook;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapacityApiTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:10Z");
    private static final JobKey BIG = new JobKey("shop", "big");

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysForWhomNodesAreKeptAndWhatFindsNone() {
        Resources need = Resources.of(4_000, 8_000);
        server.dispatch()
                .surveyed(new Survey(
                        List.of(new Survey.Reserved(new Placement("ecs", "main", "i-1"), BIG, "default", need, TIME)),
                        List.of(new Survey.Blocked(
                                BIG,
                                "default",
                                need,
                                new RunsOn(Optional.of("ecs"), Optional.empty(), Map.of("arch", "arm64")),
                                12,
                                TIME,
                                new WaitReason(WaitReason.Code.WAITING_CAPACITY, "Needs much.", 0))),
                        7));

        JsonNode answer = capacity();

        JsonNode reserved = answer.at("/reserved/0");
        assertThat(reserved.get("node").asText()).isEqualTo("i-1");
        assertThat(reserved.get("job").asText()).isEqualTo("big");
        assertThat(reserved.get("deadline").asText()).isEqualTo(TIME.toString());
        assertThat(answer.get("blockedShapes").asInt()).isEqualTo(7);
        JsonNode blocked = answer.at("/blocked/0");
        assertThat(blocked.get("count").asLong()).isEqualTo(12);
        assertThat(blocked.at("/resources/cpu").asLong()).isEqualTo(4_000);
        assertThat(blocked.at("/runsOn/labels/arch").asText()).isEqualTo("arm64");
        assertThat(blocked.get("code").asText()).isEqualTo("waiting_capacity");
        assertThat(blocked.get("sentence").asText()).isEqualTo("Needs much.");
    }

    @Test
    void saysNothingOfWhatNobodyKnows() {
        assertThat(capacity().has("reserved")).isFalse();
        assertThat(capacity().has("blocked")).isFalse();
    }

    @Test
    void showsHintsAndWhatOthersWouldFollowFromOtherNumbers() {
        Resources node = Resources.of(16_000, 64_000);
        server.dispatch()
                .hinted(new HintBook(HintRules.USUAL)
                        .hints(List.of(new HintInputs(
                                "ecs",
                                "main",
                                TIME,
                                List.of(new NodeShape(node, 0)),
                                List.of(),
                                List.of(new Demand(Resources.of(4_000, 16_000), RunsOn.ANYWHERE, 36, TIME))))));

        JsonNode plain = hints("").at("/items/0");
        assertThat(plain.get("pool").asText()).isEqualTo("main");
        assertThat(plain.at("/hint/wanted").asInt()).isEqualTo(9);
        assertThat(plain.at("/hint/packed/0/onNew").asInt()).isEqualTo(36);
        assertThat(plain.at("/inputs/shapes/0/size/cpu").asInt()).isEqualTo(16_000);
        assertThat(plain.at("/history/0/wanted").asInt()).isEqualTo(9);
        assertThat(plain.has("dryRun")).isFalse();
        JsonNode larger = hints("?headRoom=0.5").at("/items/0");
        assertThat(larger.at("/dryRun/wanted").asInt()).isEqualTo(14);
        assertThat(larger.at("/hint/wanted").asInt()).isEqualTo(9);
        JsonNode bounded = hints("?max=4").at("/items/0/dryRun");
        assertThat(bounded.get("wanted").asInt()).isEqualTo(4);
        assertThat(bounded.at("/packed/0/leftOver").asInt()).isEqualTo(20);
        assertThat(hints("?min=20").at("/items/0/dryRun/wanted").asInt()).isEqualTo(20);
    }

    @Test
    void refusesNumbersThatMakeNoPool() {
        for (String query : List.of("min=5&max=4", "max=-1", "headRoom=11", "headRoom=x", "headRoom=1e9")) {
            String field = query.substring(0, query.indexOf('='));
            assertThat(server.client()
                            .get("/api/v1/capacity/hints?" + query)
                            .expect(400)
                            .body())
                    .as(query)
                    .contains(field);
        }
        assertThat(hints("").get("known").asBoolean()).isFalse();
    }

    private JsonNode hints(String query) {
        return server.client().get("/api/v1/capacity/hints" + query).expect(200).json();
    }

    private JsonNode capacity() {
        return server.client().get("/api/v1/capacity").expect(200).json();
    }
}
