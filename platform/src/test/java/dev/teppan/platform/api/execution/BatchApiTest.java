package dev.teppan.platform.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.Client;
import dev.teppan.platform.api.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchApiTest {

    private static final String GOOD = "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":[1.0, null]}";
    private static final String UNKNOWN = "{\"application\":\"shop\",\"job\":\"Nope\",\"message\":1}";
    private static final String WRONG = "{\"application\":\"shop\",\"job\":\"Mail\",\"mesage\":1}";

    private static TestServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = TestServer.start().withShop();
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void enqueuesAThousandInOrderWithTheirMessagesAsSent() {
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> GOOD.replace("1.0", i + ".0"))
                .collect(Collectors.joining(","));
        JsonNode items = client.post("/api/v1/executions/batch", "{\"executions\":[" + thousand + "]}")
                .expect(201)
                .json()
                .get("items");

        assertThat(items).hasSize(1000);
        assertThat(client.get("/api/v1/executions/" + items.get(7).get("id").asText() + "/message")
                        .expect(200)
                        .body())
                .isEqualTo("[7.0, null]");
        assertThat(items.get(7).get("state").asText()).isEqualTo("pending");
    }

    @Test
    void takesNothingWhereOneIsWrongAndNamesAllThatAre() {
        long before = count();
        JsonNode errors = client.post(
                        "/api/v1/executions/batch", "{\"executions\":[" + GOOD + "," + WRONG + ",7," + GOOD + "]}")
                .expect(422)
                .json()
                .get("errors");

        assertThat(errors.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/executions/1/message", "/executions/1/mesage", "/executions/2");
        assertThat(client.post(
                                "/api/v1/executions/batch",
                                "{\"executions\":[" + WRONG + "," + UNKNOWN + "," + GOOD + "]}")
                        .expect(422)
                        .json()
                        .get("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/executions/0/message", "/executions/0/mesage", "/executions/1/job");
        assertThat(client.post("/api/v1/executions/batch", "{\"executions\":[" + GOOD + "," + UNKNOWN + "]}")
                        .expect(422)
                        .json()
                        .get("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/executions/1/job");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void takesEachThatIsRightWhenAskedTo() {
        JsonNode items = client.post(
                        "/api/v1/executions/batch",
                        "{\"mode\":\"each\",\"executions\":[" + WRONG + "," + GOOD + "," + UNKNOWN + "," + GOOD + "]}")
                .expect(200)
                .json()
                .get("items");

        assertThat(items.get(0).get("errors").findValuesAsText("pointer")).contains("/mesage");
        assertThat(items.get(2).get("errors").findValuesAsText("pointer")).containsExactly("/job");
        client.get("/api/v1/executions/" + items.get(1).get("id").asText()).expect(200);
        client.get("/api/v1/executions/" + items.get(3).get("id").asText()).expect(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | 422 | /executions
            {"executions":[]}                      | 422 | /executions
            {"executions":{}}                      | 422 | /executions
            {"executions":[1],"mode":"some"}       | 422 | /mode
            {"executions":[1],"more":true}         | 422 | /more
            {"executions":[{"a":1,"a":2}]}         | 422 | /executions/0
            """)
    void refusesWhatIsNoBatch(String body, int status, String pointer) {
        assertThat(client.post("/api/v1/executions/batch", body)
                        .expect(status)
                        .json()
                        .get("errors")
                        .findValuesAsText("pointer"))
                .contains(pointer);
    }

    @Test
    void boundsTheirNumber() {
        String many = IntStream.range(0, 1001).mapToObj(i -> GOOD).collect(Collectors.joining(","));
        assertThat(client.post("/api/v1/executions/batch", "{\"executions\":[" + many + "]}")
                        .expect(422)
                        .body())
                .contains("1 to 1,000 messages");
    }

    @Test
    void listsByLabelReasonAndTime() {
        String id = client.post("/api/v1/executions", GOOD.replace("}", ",\"labels\":{\"order\":\"a=7\"}}"))
                .expect(201)
                .json()
                .get("id")
                .asText();

        assertThat(listed("label=order=a%3D7")).containsExactly(id);
        assertThat(listed("label=order=a")).isEmpty();
        assertThat(listed("label=order=a%3D7&reason=timeout")).isEmpty();
        assertThat(listed("label=order=a%3D7&sentFrom=2026-03-01T12:00:00Z")).containsExactly(id);
        assertThat(listed("label=order=a%3D7&sentBefore=2026-03-01T12:00:00Z")).isEmpty();
        client.get("/api/v1/executions?label=x").expect(400);
        client.get("/api/v1/executions?reason=bored").expect(400);
        client.get("/api/v1/executions?sentFrom=yesterday").expect(400);
    }

    @Test
    void listsByKey() {
        String keyed = "{\"executions\":[" + GOOD + "," + GOOD.replace("}", ",\"concurrencyKey\":\"order 9\"}") + "]}";
        String id = client.post("/api/v1/executions/batch", keyed)
                .expect(201)
                .json()
                .get("items")
                .get(1)
                .get("id")
                .asText();

        assertThat(listed("concurrencyKey=order%209")).containsExactly(id);
        assertThat(listed("concurrencyKey=order%209&application=shop&state=pending"))
                .containsExactly(id);
        assertThat(listed("concurrencyKey=order%209&application=bank")).isEmpty();
        assertThat(listed("concurrencyKey=order")).isEmpty();
    }

    private static List<String> listed(String query) {
        return client.get("/api/v1/executions?" + query)
                .expect(200)
                .json()
                .get("items")
                .findValuesAsText("id");
    }

    private static long count() {
        return server.database().executions().unfinished().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
