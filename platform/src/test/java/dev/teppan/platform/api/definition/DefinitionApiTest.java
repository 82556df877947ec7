package dev.teppan.platform.api.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.Client;
import dev.teppan.platform.api.Client.Answer;
import dev.teppan.platform.api.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DefinitionApiTest {

    private static TestServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        client = server.client();
        client.put("/api/v1/applications/shop", "{\"image\":\"shop:v1\"}").expect(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void createsReadsReplacesAndDeletes() {
        Answer created = client.put(
                        "/api/v1/applications/shop/jobs/Foo::BarJob",
                        "{\"timeout\":\"15m\"}",
                        "X-Teppan-Actor",
                        "user:ann")
                .expect(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");

        Answer read = client.get("/api/v1/applications/shop/jobs/Foo::BarJob").expect(200);
        assertThat(read.json().get("timeout").asText()).isEqualTo("15m");
        assertThat(read.header("Teppan-Changed-By")).isEqualTo("user:ann");
        assertThat(client.get("/api/v1/applications/shop/jobs/Foo::BarJob", "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(304);

        Answer again = client.put("/api/v1/applications/shop/jobs/Foo::BarJob", read.body(), "If-Match", "\"1\"")
                .expect(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(client.put("/api/v1/applications/shop/jobs/Foo::BarJob", "{}", "If-Match", "\"1\"")
                        .expect(200)
                        .header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(client.get("/api/v1/applications/shop/jobs/Foo::BarJob/revisions")
                        .json()
                        .get("items"))
                .hasSize(2);
        assertThat(client.get("/api/v1/applications/shop/jobs/Foo::BarJob/revisions/1")
                        .json()
                        .get("timeout")
                        .asText())
                .isEqualTo("15m");

        client.delete("/api/v1/applications/shop/jobs/Foo::BarJob", "If-Match", "\"1\"")
                .expect(412);
        client.delete("/api/v1/applications/shop/jobs/Foo::BarJob", "If-Match", "\"2\"")
                .expect(204);
        client.get("/api/v1/applications/shop/jobs/Foo::BarJob").expect(404);
        client.delete("/api/v1/applications/shop/jobs/Foo::BarJob").expect(404);
    }

    @Test
    void limitsComeBackAsTheyWereAndMakeNoChangeTheSecondTime() {
        String limits = "\"limits\":{\"running\":4,\"resources\":{\"cpu\":8,\"memory\":\"2GiB\"},"
                + "\"rate\":{\"starts\":100,\"per\":\"60m\"}}";
        for (String path : List.of("/applications/a", "/queues/q", "/applications/shop/jobs/J")) {
            JsonNode read =
                    client.put("/api/v1" + path, "{" + limits + "}").expect(201).json();

            assertThat(read.get("limits").toString())
                    .isEqualTo("{\"running\":4,\"resources\":{\"cpu\":\"8000m\",\"memory\":\"2048MiB\"},"
                            + "\"rate\":{\"starts\":100,\"per\":\"1h\"}}");
            assertThat(client.put("/api/v1" + path, read.toString()).expect(200).header("ETag"))
                    .isEqualTo("\"1\"");
        }
    }

    @Test
    void refusesAWriteOverSomebodyElses() {
        client.put("/api/v1/queues/slow", "{}", "If-None-Match", "*").expect(201);

        Answer conflict = client.put("/api/v1/queues/slow", "{\"paused\":true}", "If-None-Match", "*")
                .expect(412);
        assertThat(conflict.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(conflict.json().get("detail").asText()).contains("is at revision 1 now");
        client.put("/api/v1/queues/slow", "{}", "If-Match", "1").expect(400);
        client.put("/api/v1/queues/slow", "{}", "If-Match", "\"1\"", "If-None-Match", "*")
                .expect(400);
    }

    @Test
    void namesWhatIsNotThereTogetherWithWhatIsMalformed() {
        assertThat(errors(client.put("/api/v1/applications/nope/jobs/Bad", "{\"maxRunning\":0,\"queue\":\"nope\"}")))
                .containsExactlyInAnyOrder("/maxRunning", "/application", "/queue");
        assertThat(errors(client.put("/api/v1/applications/shop/jobs/Bad", "{\"maxRunning\":0,\"queue\":7}")))
                .containsExactlyInAnyOrder("/maxRunning", "/queue");
        assertThat(errors(client.put("/api/v1/queues/bad", "{\"maxRunning\":0,\"source\":\"nope\"}")))
                .containsExactlyInAnyOrder("/maxRunning", "/source");
    }

    @Test
    void reportsAllProblemsWithTheirPlaces() {
        Answer answer = client.put(
                        "/api/v1/applications/shop/jobs/Bad",
                        "{\"tiemout\":\"1m\",\"maxRunning\":0,\"executorSettings\":{\"ecs\":{}},\"retry\":{\"base\":1}}")
                .expect(422);

        assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/tiemout", "/maxRunning", "/executorSettings/ecs", "/retry/base");
        assertThat(answer.body()).contains("did you mean \\\"timeout\\\"?");
    }

    @Test
    void refusesWhatOthersMustHaveFirst() {
        assertThat(errors(client.put("/api/v1/applications/nowhere/jobs/J", "{\"queue\":\"none\"}")))
                .containsExactlyInAnyOrder("/application", "/queue");
        client.put("/api/v1/applications/bare", "{}").expect(201);
        assertThat(errors(client.put("/api/v1/applications/bare/jobs/J", "{}"))).containsExactly("/image");
        assertThat(errors(client.put("/api/v1/applications/shop/jobs/Big", "{\"resources\":{\"cpu\":5}}")))
                .containsExactly("/resources/cpu");
        assertThat(errors(client.put("/api/v1/applications/shop/jobs/Big", "{\"runsOn\":{\"executor\":\"ecs\"}}")))
                .containsExactly("/runsOn/executor");
        assertThat(errors(client.put("/api/v1/queues/fed", "{\"source\":\"sqs\"}")))
                .containsExactly("/source");
    }

    @Test
    void keepsWhatIsStillNeeded() {
        client.put("/api/v1/applications/used", "{\"image\":\"a\"}").expect(201);
        client.put("/api/v1/queues/used", "{}").expect(201);
        client.put("/api/v1/applications/used/jobs/J", "{\"queue\":\"used\"}").expect(201);

        assertThat(client.delete("/api/v1/applications/used").expect(409).body())
                .contains("the job used/J still needs it");
        client.delete("/api/v1/queues/used").expect(409);
        client.delete("/api/v1/queues/default").expect(409);
        client.delete("/api/v1/applications/used/jobs/J").expect(204);
        client.delete("/api/v1/applications/used").expect(204);
        client.delete("/api/v1/queues/used").expect(204);
    }

    @Test
    void hasTheDefaultQueueFromTheStart() {
        assertThat(client.get("/api/v1/queues/default").expect(200).header("Teppan-Changed-By"))
                .isEqualTo("platform");
        assertThat(client.get("/api/v1/queues").json().findValuesAsText("name")).contains("default");
    }

    @Test
    void savesABatchOnlyWhenAllOfItIsRight() {
        String good = "{\"kind\":\"Job\",\"application\":\"batch\",\"name\":\"J\",\"queue\":\"batch\"}";
        String bad = "{\"definitions\":[" + good + ",{\"kind\":\"Queue\",\"name\":\"batch\",\"priority\":\"high\"},"
                + "{\"kind\":\"Aplication\",\"name\":\"batch\"}]}";
        assertThat(errors(client.post("/api/v1/definitions", bad)))
                .containsExactly(
                        "/definitions/0/application",
                        "/definitions/0/queue",
                        "/definitions/1/priority",
                        "/definitions/2/kind");

        String batch = "{\"definitions\":[" + good + ",{\"kind\":\"Queue\",\"name\":\"batch\"},"
                + "{\"kind\":\"Application\",\"name\":\"batch\",\"image\":\"a\"}]}";
        assertThat(client.post("/api/v1/definitions?dryRun=true", batch)
                        .expect(200)
                        .json()
                        .findValuesAsText("action"))
                .containsExactly("create", "create", "create");
        client.get("/api/v1/applications/batch").expect(404);

        Answer done = client.post("/api/v1/definitions", batch).expect(200);
        assertThat(done.json().get("changes").findValuesAsText("kind"))
                .containsSubsequence("Application", "Queue", "Job");
        assertThat(client.post("/api/v1/definitions", batch).expect(200).json().findValuesAsText("action"))
                .containsExactly("keep", "keep", "keep");
        assertThat(client.get("/api/v1/queues/batch").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void refusesTheSameDefinitionTwiceInABatch() {
        String queue = "{\"kind\":\"Queue\",\"name\":\"twice\"}";

        assertThat(client.post("/api/v1/definitions", "{\"definitions\":[" + queue + "," + queue + "]}")
                        .expect(422)
                        .body())
                .contains("Queue twice is there twice, first as document 1");
    }

    @Test
    void refusesRequestsThatItDoesNotUnderstand() {
        assertThat(client.get("/api/v1/queues?limt=1")
                        .expect(400)
                        .json()
                        .get("errors")
                        .get(0)
                        .get("parameter")
                        .asText())
                .isEqualTo("limt");
        assertThat(client.put("/api/v1/queues/x", "{\"a\":")
                        .expect(400)
                        .json()
                        .get("detail")
                        .asText())
                .startsWith("the body must be JSON (line 1, column");
        client.put("/api/v1/queues/x", "{\"paused\":true,\"paused\":false}").expect(400);
        client.put("/api/v1/queues/x", "").expect(400);
        client.put("/api/v1/queues/x", "a: b", "Content-Type", "application/yaml")
                .expect(415);
        Answer method = client.post("/api/v1/queues/x", "{}").expect(405);
        assertThat(method.header("Allow")).contains("PUT").contains("DELETE");
        assertThat(client.get("/api/v1/nothing").expect(404).header("Content-Type"))
                .isEqualTo("application/problem+json");
        client.put("/api/v1/queues/x", "\"" + "x".repeat(2 * 1024 * 1024) + "\"")
                .expect(413);
        client.put("/api/v1/queues/x", "{}", "X-Teppan-Actor", "x".repeat(121)).expect(400);
    }

    private static java.util.List<String> errors(Answer answer) {
        return answer.expect(422).json().get("errors").findValuesAsText("pointer");
    }
}
