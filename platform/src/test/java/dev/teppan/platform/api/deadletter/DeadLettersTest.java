package dev.teppan.platform.api.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.store.DeadLetter;
import dev.teppan.platform.store.DeadLetter.Reason;
import dev.teppan.platform.store.ToAdmit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void bury(String queue, String body) throws Exception {
        DeadLetter letter = new DeadLetter(
                server.database().newId().value(),
                queue,
                "inbox",
                "m1",
                Reason.UNKNOWN_JOB,
                "there is no job shop/Nope",
                body,
                TestServer.START);
        server.database()
                .admission()
                .admit(List.of(new ToAdmit.Undeliverable(letter)))
                .get(10, TimeUnit.SECONDS);
    }

    private JsonNode get(String query) throws Exception {
        return server.client()
                .get("/api/v1/queues/default/dead-letters" + query)
                .expect(200)
                .json();
    }

    @Test
    void showsEachWithItsReasonAndBody() throws Exception {
        bury("default", "{\"n\": 1}");

        JsonNode letter = get("").get("items").get(0);

        assertThat(letter.get("queue").asText()).isEqualTo("default");
        assertThat(letter.get("source").asText()).isEqualTo("inbox");
        assertThat(letter.get("messageId").asText()).isEqualTo("m1");
        assertThat(letter.get("reason").asText()).isEqualTo("unknown_job");
        assertThat(letter.get("detail").asText()).contains("shop/Nope");
        assertThat(letter.get("body").asText()).isEqualTo("{\"n\": 1}");
        assertThat(letter.get("receivedAt").asText()).isEqualTo(TestServer.START.toString());
    }

    @Test
    void pagesNewestFirst() throws Exception {
        for (int i = 0; i < 3; i++) {
            bury("default", "body " + i);
        }

        JsonNode first = get("?limit=2");
        JsonNode second = get("?limit=2&cursor=" + first.get("older").asText());

        assertThat(first.get("items").findValuesAsText("body")).containsExactly("body 2", "body 1");
        assertThat(second.get("items").findValuesAsText("body")).containsExactly("body 0");
        assertThat(second.has("older")).isFalse();
    }

    @Test
    void staysWhenTheQueueIsGoneAndRefusesWhatIsNone() throws Exception {
        bury("gone", "kept");

        server.client().get("/api/v1/queues/gone/dead-letters").expect(200);
        server.client().get("/api/v1/queues/never/dead-letters").expect(404);
        server.client().get("/api/v1/queues/default/dead-letters?limit=51").expect(400);
        server.client().get("/api/v1/queues/default/dead-letters?cursor=x").expect(400);
        server.client().get("/api/v1/queues/default").expect(200);
    }
}
