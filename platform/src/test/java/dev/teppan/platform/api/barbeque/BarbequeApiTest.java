package dev.teppan.platform.api.barbeque;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.api.Client;
import dev.teppan.platform.api.Client.Answer;
import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.QueuedIntent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Barbeque's clients send, and what they must get, byte by byte. */
class BarbequeApiTest {

    private static final String UUID = "[a-f\\d]{8}-([a-f\\d]{4}-){3}[a-f\\d]{12}";
    // Jetty leaves out the space, which has no meaning.
    private static final String JSON = "application/json; ?charset=utf-8";
    private static final String UNKNOWN = "147e070d-41a9-4ace-a122-2aa579e18f08";

    private static TestServer server;
    private static Client client;
    private static Dispatcher dispatcher;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        client = server.client();
        dispatcher = new Dispatcher(server);
        client.put("/api/v1/applications/cookpad", "{\"image\": \"cookpad:v1\"}")
                .expect(201);
        client.put("/api/v1/applications/cookpad/jobs/NotifyAuthor", "{}").expect(201);
        client.put("/api/v1/applications/strict", "{\"image\": \"a\", \"strict\": true}")
                .expect(201);
        client.put("/api/v1/queues/q1", "{}").expect(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersTheBytesOfTheRubyClient() throws IOException {
        String body = "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":{\"user_id\":7553989},"
                + "\"queue\":\"default\",\"delay_seconds\":null}";

        String answer = raw("POST /v2/job_executions HTTP/1.1\r\nAccept: application/json\r\n"
                + "User-Agent: garage_client 3.0.0 cookpad\r\nContent-Type: application/json\r\n"
                + "Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3\r\nHost: barbeque\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 201 ");
        assertThat(answer).containsPattern("\r\nContent-Type: " + JSON + "\r\n");
        assertThat(answer)
                .containsPattern("\r\n\r\n\\{\"message_id\":\"" + UUID + "\",\"status\":\"pending\",\"id\":null}$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":[],\"queue\":\"q1\",\"delay_seconds\":30}",
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":{},\"queue\":\"q1\",\"delay_seconds\":\"300\"}",
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":false,\"queue\":\"default\"}",
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":\"\",\"queue\":\"default\",\"delay_seconds\":0}",
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":1,\"queue\":\"default\",\"delay_seconds\":86400}",
                "{\"application\":\"cookpad\",\"job\":\"Gone\",\"message\":1,\"queue\":\"default\"}",
                "{\"application\":\"nowhere\",\"job\":\"Gone\",\"message\":1,\"queue\":\"default\"}",
                "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"message\":\"\\u003cb\\u003e\",\"queue\":\"default\",\"extra\":1}"
            })
    void takes(String body) {
        assertThat(client.post("/v2/job_executions", body).expect(201).body())
                .matches("\\{\"message_id\":\"" + UUID + "\",\"status\":\"pending\",\"id\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,null,2]",
                "12345678901234567890123456789012345678901234567890",
                "1.10",
                "{\"b\":1,\"a\":[null],\"b\":2}",
                "{\"_aj_globalid\": \"gid://app/User/1\",  \"n\" : 1e400 }",
                "\"\\u003c\\ud83d\\ude00 \\u0000 \\ud800\"",
                "\"日本語 😀\""
            })
    void keepsAMessageAsItWasSent(String message) {
        ExecutionId id = enqueue(message);

        assertThat(server.database().executions().message(id)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                           | application   | String
            {"application":1,"job":"a","queue":"default","message":1}                    | application   | String
            {"application":"cookpad","job":null,"queue":"default","message":1}           | job           | String
            {"application":"cookpad","job":"NotifyAuthor","message":1}                   | queue         | String
            {"application":"cookpad","job":"NotifyAuthor","queue":"default","message":null} | message    | value
            {"application":"cookpad","job":"NotifyAuthor","queue":"default"}             | message       | value
            {"application":"cookpad","job":"NotifyAuthor","queue":"default","message":1,"delay_seconds":1.5} | delay_seconds | Integer
            {"application":"cookpad","job":"NotifyAuthor","queue":"default","message":1,"delay_seconds":true} | delay_seconds | Integer
            {"application":"cookpad","job":"NotifyAuthor","queue":"default","message":1,"delay_seconds":"1s"} | delay_seconds | Integer
            {"job":1,"message":null}                                                     | application   | String
            """)
    void namesTheFirstParameterThatIsWrong(String body, String name, String type) {
        assertThat(client.post("/v2/job_executions", body).expect(400).body())
                .isEqualTo("{\"status_code\":400,\"error_code\":\"invalid_parameter\",\"message\":\"params[:" + name
                        + "] must be a valid " + type + "\"}");
    }

    @Test
    void hasThreeShapesOfErrors() {
        assertThat(post("cookpad", "NotifyAuthor", "nowhere", "1", "null")
                        .expect(404)
                        .body())
                .isEqualTo("{\"status_code\":404,\"error_code\":\"record_not_found\","
                        + "\"message\":\"Couldn't find Barbeque::JobQueue\"}");
        assertThat(post("strict", "X", "default", "1", "null").expect(400).body())
                .isEqualTo("{\"error\":\"JobDefinition 'X' isn't defined in 'strict' application\"}");
        assertThat(post("cookpad", "NotifyAuthor", "default", "1", "-5")
                        .expect(400)
                        .body())
                .isEqualTo("{\"error\":\"Value -5 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be"
                        + " \\u003E= 0 and \\u003C= 315360000.\"}");
        assertThat(client.get("/v1/job_executions/" + UNKNOWN + "?fields=a[")
                        .expect(400)
                        .body())
                .isEqualTo("{\"status_code\":400,\"error\":\"Invalid query in ?fields=\"}");
        assertThat(client.post("/v2/job_executions", "{\"a\":").expect(400).body())
                .isEqualTo("{\"status\":400,\"error\":\"Bad Request\"}");
        assertThat(client.post("/v1/job_executions", "{}").expect(404).body())
                .isEqualTo("{\"status\":404,\"error\":\"Not Found\"}");
    }

    @Test
    void refusesAMessageThatIsTooLarge() {
        assertThat(post("cookpad", "NotifyAuthor", "default", "\"" + "x".repeat(1024 * 1024) + "\"", "null")
                        .expect(400)
                        .body())
                .contains("\"error\":\"/message: must have at most 1,048,576 bytes");
        assertThat(post("cookpad", "NotifyAuthor", "default", "\"" + "x".repeat(3 * 1024 * 1024) + "\"", "null")
                        .expect(400)
                        .json()
                        .has("error"))
                .isTrue();
    }

    @Test
    void saysPendingOfWhatItDoesNotKnow() {
        Answer answer = client.get("/v1/job_executions/" + UNKNOWN).expect(200);

        assertThat(answer.body()).isEqualTo("{\"message_id\":\"" + UNKNOWN + "\",\"status\":\"pending\",\"id\":null}");
        assertThat(answer.header("Content-Type")).matches(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "147E070D-41A9-4ACE-A122-2AA579E18F08",
                "147e070d41a94acea1222aa579e18f08",
                "147e070d-41a9-4ace-a122-2aa579e18f0",
                "x"
            })
    void knowsLowerCaseIdsOnly(String id) {
        assertThat(client.get("/v1/job_executions/" + id).expect(404).body())
                .isEqualTo("{\"status\":404,\"error\":\"Not Found\"}");
        client.post("/v1/job_executions/" + id + "/retries", "").expect(404);
    }

    @Test
    void followsAnExecutionInItsOwnWords() {
        ExecutionId id = enqueue("{\"recipe_id\":12345}");
        assertThat(status(id)).isEqualTo("pending");

        dispatcher.start(id);
        assertThat(status(id)).isEqualTo("running");
        assertThat(client.get("/v1/job_executions/" + id + "?fields=__default__%2Chtml_url,message")
                        .expect(200)
                        .body())
                .isEqualTo("{\"message_id\":\"" + id + "\",\"status\":\"running\",\"id\":" + BarbequeView.number(id)
                        + ",\"html_url\":\"http://127.0.0.1:" + server.port() + "/executions/" + id
                        + "\",\"message\":\"{\\\"recipe_id\\\":12345}\"}");

        dispatcher.succeed(id);
        assertThat(status(id)).isEqualTo("success");
    }

    @Test
    void tellsWhoIsToBlameApart() {
        assertThat(failed(Blame.JOB)).isEqualTo("failed");
        assertThat(failed(Blame.PLATFORM)).isEqualTo("error");
    }

    @Test
    void retriesInAnyState() {
        ExecutionId id = enqueue("1");
        dispatcher.start(id);

        assertThat(client.post("/v1/job_executions/" + id + "/retries", "{\"delay_seconds\":900}")
                        .expect(201)
                        .body())
                .matches("\\{\"message_id\":\"" + UUID + "\",\"status\":\"pending\"}");
        dispatcher.consumeIntents();
        dispatcher.succeed(id);
        assertThat(status(id)).isEqualTo("retried");

        Execution retried = dispatcher.execution(id);
        assertThat(retried.notBefore()).isEqualTo(TestServer.START.plus(Duration.ofMinutes(15)));
    }

    @Test
    void retriesWithoutABody() {
        ExecutionId id = enqueue("1");

        String retry = client.post("/v1/job_executions/" + id + "/retries", "")
                .expect(201)
                .json()
                .get("message_id")
                .asText();

        assertThat(server.database().intents().oldest(1000).stream().map(QueuedIntent::intent))
                .filteredOn(Intent.Retry.class::isInstance)
                .anySatisfy(intent -> {
                    assertThat(((Intent.Retry) intent).execution()).isEqualTo(id);
                    assertThat(((Intent.Retry) intent).id().value()).isEqualTo(retry);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "901", "1.5", "\"x\""})
    void refusesDelaysOfRetriesThatBarbequeRefuses(String delay) {
        ExecutionId id = enqueue("1");

        assertThat(client.post("/v1/job_executions/" + id + "/retries", "{\"delay_seconds\":" + delay + "}")
                        .expect(400)
                        .json()
                        .get("message")
                        .asText())
                .isEqualTo("params[:delay_seconds] must be a valid Integer");
    }

    @Test
    void retriesNothingThatItDoesNotKnow() {
        assertThat(client.post("/v1/job_executions/" + UNKNOWN + "/retries", "{\"delay_seconds\":0}")
                        .expect(404)
                        .body())
                .isEqualTo("{\"status_code\":404,\"error_code\":\"record_not_found\","
                        + "\"message\":\"Couldn't find Barbeque::JobExecution\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            html_url                | html_url
            *                       | message_id,status,id,html_url,message
            id,status               | status,id
            __default__,message     | message_id,status,id,message
            status[a,b[c]],foo      | status
            foo                     |
            """)
    void selectsFields(String fields, String expected) {
        Answer answer = client.get("/v1/job_executions/" + UNKNOWN + "?fields="
                        + java.net.URLEncoder.encode(fields, StandardCharsets.UTF_8))
                .expect(200);

        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]", "a,,b", ",", "a b", "a[b", "[a]", "a[]", "a-b"})
    void refusesSelectionsThatCannotBeRead(String fields) {
        client.get("/v1/job_executions/" + UNKNOWN + "?fields="
                        + java.net.URLEncoder.encode(fields, StandardCharsets.UTF_8))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "application/xml;q=0.9", "nonsense", ";;;", "image/*"})
    void answersJsonWhateverIsAccepted(String accept) {
        assertThat(client.get("/v1/job_executions/" + UNKNOWN, "Accept", accept)
                        .expect(200)
                        .header("Content-Type"))
                .matches(JSON);
    }

    @Test
    void takesFormsAndQueriesToo() {
        client.post(
                        "/v2/job_executions?application=cookpad&queue=default",
                        "job=NotifyAuthor&message=hello+there&delay_seconds=10",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expect(201);
        client.post(
                        "/v2/job_executions",
                        "{\"application\":\"cookpad\",\"job\":\"NotifyAuthor\",\"queue\":\"q1\",\"message\":1}",
                        "Content-Type",
                        "text/plain")
                .expect(201);
    }

    @Test
    void pinsTheImageOfAnApplication() {
        client.put("/api/v1/applications/pinned", "{\"image\": \"r.example:5000/ns/app:v1\", \"weight\": 7}")
                .expect(201);

        assertThat(client.post("/v1/apps/pinned/revision_lock", "{\"revision\":\"798926db\"}")
                        .expect(201)
                        .body())
                .isEqualTo("{\"revision\":\"798926db\"}");
        assertThat(image("pinned")).isEqualTo("r.example:5000/ns/app:798926db");

        Answer unlocked = client.delete("/v1/apps/pinned/revision_lock").expect(204);
        assertThat(unlocked.body()).isEmpty();
        assertThat(image("pinned")).isEqualTo("r.example:5000/ns/app:latest");
        assertThat(client.get("/api/v1/applications/pinned")
                        .json()
                        .get("weight")
                        .asInt())
                .isEqualTo(7);
        assertThat(client.get("/api/v1/applications/pinned").header("Teppan-Changed-By"))
                .isEqualTo("barbeque");
    }

    @Test
    void refusesToPinWhatItCannot() {
        assertThat(client.post("/v1/apps/nowhere/revision_lock", "{\"revision\":\"a\"}")
                        .expect(404)
                        .body())
                .isEqualTo("{\"status_code\":404,\"error_code\":\"record_not_found\","
                        + "\"message\":\"Couldn't find Barbeque::App\"}");
        assertThat(client.post("/v1/apps/cookpad/revision_lock", "{\"revision\":1}")
                        .expect(400)
                        .json()
                        .get("message")
                        .asText())
                .isEqualTo("params[:revision] must be a valid String");
        client.post("/v1/apps/cookpad/revision_lock", "{\"revision\":\"a b\"}").expect(400);
        client.put("/api/v1/applications/imageless", "{}").expect(201);
        assertThat(client.post("/v1/apps/imageless/revision_lock", "{\"revision\":\"a\"}")
                        .expect(400)
                        .json()
                        .has("error"))
                .isTrue();
    }

    @Test
    void numbersGrowWithTimeAndDiffer() {
        ExecutionId first = enqueue("1");
        ExecutionId second = enqueue("1");

        assertThat(BarbequeView.number(first)).isPositive().isNotEqualTo(BarbequeView.number(second));
    }

    private static String failed(Blame blame) {
        ExecutionId id = enqueue("1");
        dispatcher.start(id);
        dispatcher.fail(id, blame);
        return status(id);
    }

    private static String status(ExecutionId id) {
        return client.get("/v1/job_executions/" + id)
                .expect(200)
                .json()
                .get("status")
                .asText();
    }

    private static String image(String application) {
        return client.get("/api/v1/applications/" + application)
                .json()
                .get("image")
                .asText();
    }

    private static ExecutionId enqueue(String message) {
        return new ExecutionId(post("cookpad", "NotifyAuthor", "default", message, "null")
                .expect(201)
                .json()
                .get("message_id")
                .asText());
    }

    private static Answer post(String application, String job, String queue, String message, String delay) {
        return client.post(
                "/v2/job_executions",
                "{\"application\":\"" + application + "\",\"job\":\"" + job + "\",\"message\":" + message
                        + ",\"queue\":\"" + queue + "\",\"delay_seconds\":" + delay + "}");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
