package dev.teppan.platform.api.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.api.Client.Answer;
import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.AttemptStream;
import dev.teppan.platform.logs.NumberedLines;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output by bytes and by lines. */
@Timeout(60)
class OutputApiTest {

    private static final String TEXT = "one\ntwo\nthree\nfour";

    private static TestServer server;
    private static Dispatcher dispatcher;

    private ExecutionId id;
    private AttemptId attempt;

    @BeforeAll
    static void start() {
        server = TestServer.start().withShop();
        dispatcher = new Dispatcher(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void enqueue() {
        id = new ExecutionId(server.client()
                .post("/api/v1/executions", "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":1}")
                .expect(201)
                .json()
                .get("id")
                .asText());
        attempt = AttemptId.first(id);
    }

    @Test
    void givesAllThereIsSoFarWithoutParameters() {
        run(TEXT);

        Answer whole = get("").expect(200);

        assertThat(whole.body()).isEqualTo(TEXT);
        assertThat(whole.header("Content-Length")).isEqualTo("18");
        assertThat(whole.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Teppan-Attempt")).isEqualTo("1");
        assertThat(whole.header("Teppan-Complete")).isEqualTo("false");
        server.output().write(attempt, OutputStreamName.STDOUT, "\n".getBytes(UTF_8));
        server.output().end(attempt);
        Answer later = get("?offset=" + whole.header("Teppan-Next-Offset")).expect(200);
        assertThat(later.body()).isEqualTo("\n");
        assertThat(later.header("Teppan-Complete")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-2,     one,    bytes 0-2/18",
        "bytes=0-0,     o,      bytes 0-0/18",
        "bytes=14-,     four,   bytes 14-17/18",
        "bytes=14-99,   four,   bytes 14-17/18",
        "bytes=-4,      four,   bytes 14-17/18",
        "Bytes= 14-17,  four,   bytes 14-17/18",
        "bytes=14-99999999999999999999, four, bytes 14-17/18"
    })
    void givesARangeOfBytes(String range, String part, String contentRange) {
        run(TEXT);

        Answer answer = get("", "Range", range).expect(206);

        assertThat(answer.body()).isEqualTo(part);
        assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(part.length()));
        assertThat(answer.header("Teppan-Total")).isEqualTo("18");
    }

    @Test
    void aSuffixThatIsLongerThanAllIsAll() {
        run(TEXT);

        Answer answer = get("", "Range", "bytes=-500").expect(206);

        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 0-17/18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=18-", "bytes=18-20", "bytes=99999999999999999999-", "bytes=-0"})
    void refusesARangeOfWhichNothingIsThere(String range) {
        run(TEXT);

        Answer answer = get("", "Range", range).expect(416);

        assertThat(answer.header("Content-Range")).isEqualTo("bytes */18");
        assertThat(answer.json().get("type").asText()).isEqualTo("urn:teppan:problem:range");
        assertThat(answer.json().get("detail").asText()).contains("18 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=", "bytes=-", "bytes=2-1", "bytes=a-b", "bytes=1", "bytes=--1", "bytes=1-2-3"})
    void refusesARangeOfBytesThatIsNone(String range) {
        run(TEXT);

        assertThat(get("", "Range", range).expect(400).json().get("detail").asText())
                .startsWith("Range must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "nonsense", "bytes=0-1,4-5"})
    void givesAllWhereARangeIsNoneThatIsKnownHere(String range) {
        run(TEXT);

        assertThat(get("", "Range", range).expect(200).body()).isEqualTo(TEXT);
    }

    @Test
    void aRangeThatDependsOnAValidatorDoesNotCount() {
        run(TEXT);

        assertThat(get("", "Range", "bytes=0-1", "If-Range", "\"x\"")
                        .expect(200)
                        .body())
                .isEqualTo(TEXT);
    }

    @Test
    void aRangeExcludesParameters() {
        run(TEXT);

        for (String parameter : List.of("offset=1", "limit=1", "line=1", "lines=1", "tail=1")) {
            assertThat(get("?" + parameter, "Range", "bytes=0-1")
                            .expect(400)
                            .json()
                            .get("detail")
                            .asText())
                    .contains(parameter.substring(0, parameter.indexOf('=')));
        }
        assertThat(get("?stream=stderr&attempt=1", "Range", "bytes=-1")
                        .expect(200)
                        .body())
                .isEmpty();
    }

    @Test
    void beforeTheFirstAttemptThereIsNothing() {
        assertThat(get("").expect(200).header("Teppan-Attempt")).isEqualTo("0");
        assertThat(get("?tail=5").expect(200).header("Teppan-Lines")).isEqualTo("0");
        assertThat(get("", "Range", "bytes=0-").expect(416).header("Content-Range"))
                .isEqualTo("bytes */0");
    }

    @ParameterizedTest
    @CsvSource({
        "line=1,             one/,           1, 0",
        "line=2,             two/,           1, 4",
        "line=2&lines=2,     two/three/,     2, 4",
        "line=3&lines=10000, three/four,     2, 8",
        "lines=2,            one/two/,       2, 0",
        "offset=4&lines=1,   two/,           1, 4",
        "offset=5&lines=1,   wo/,            1, 5",
        "tail=1,             four,           1, 14",
        "tail=2,             three/four,     2, 8",
        "tail=10000,         one/two/three/four, 4, 0"
    })
    void givesLines(String query, String part, String lines, String offset) {
        run(TEXT);

        Answer answer = get("?" + query).expect(200);

        assertThat(answer.body()).isEqualTo(part.replace('/', '\n'));
        assertThat(answer.header("Teppan-Lines")).isEqualTo(lines);
        assertThat(answer.header("Teppan-Offset")).isEqualTo(offset);
    }

    @Test
    void goesThroughLinesPageByPage() {
        run(TEXT);
        StringBuilder read = new StringBuilder();
        String next = "0";
        for (int page = 0; page < 3; page++) {
            Answer answer = get("?lines=2&offset=" + next).expect(200);
            read.append(answer.body()).append('|');
            next = answer.header("Teppan-Next-Offset");
        }

        assertThat(read.toString()).isEqualTo("one\ntwo\n|three\nfour||");
    }

    @Test
    void thereIsNothingPastTheLastLine() {
        run(TEXT);

        Answer answer = get("?line=5&lines=3").expect(200);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Teppan-Lines")).isEqualTo("0");
        assertThat(answer.header("Teppan-Next-Offset")).isEqualTo("18");
    }

    @ParameterizedTest
    @CsvSource({
        "line=0,                    line",
        "line=-1,                   line",
        "line=x,                    line",
        "lines=0,                   lines",
        "lines=10001,               lines",
        "tail=0,                    tail",
        "tail=10001,                tail",
        "limit=0,                   limit",
        "limit=4194305,             limit",
        "tail=1&line=1,             line",
        "tail=1&lines=1,            lines",
        "tail=1&offset=1,           offset",
        "tail=1&limit=1,            limit",
        "line=1&offset=1,           offset",
        "line=1&limit=1,            limit",
        "lines=1&limit=1,           limit",
        "line=0&lines=0,            'line,lines'"
    })
    void namesTheParametersThatAreWrong(String query, String parameters) {
        run(TEXT);

        var errors = get("?" + query).expect(400).json().get("errors");

        assertThat(StreamSupport.stream(errors.spliterator(), false)
                        .map(error -> error.get("parameter").asText()))
                .containsExactly(parameters.split(","));
    }

    @Test
    void saysHowLongItIsWithoutABody() {
        run(TEXT);

        Answer whole = server.client().send("HEAD", path(""), null).expect(200);

        assertThat(whole.header("Content-Length")).isEqualTo("18");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Teppan-Total")).isEqualTo("18");
        assertThat(server.client().send("HEAD", path("?tail=1"), null).header("Teppan-Offset"))
                .isEqualTo("14");
        assertThat(server.client()
                        .send("HEAD", path(""), null, "Range", "bytes=0-1")
                        .expect(200)
                        .header("Content-Length"))
                .isEqualTo("18");
        server.client().send("HEAD", path("?tail=0"), null).expect(400);
        server.client().send("HEAD", "/api/v1/executions/none/output", null).expect(404);
    }

    @Test
    void sendsHundredsOfMebibytesAPieceAtATime() throws Exception {
        NumberedLines large = new NumberedLines(4_000_000);
        run(large);

        try (HttpClient http = HttpClient.newHttpClient();
                InputStream body = open(http)) {
            assertThat(count(body)).isEqualTo(large.total()).isGreaterThan(300L << 20);
        }
        assertThat(get("?line=3999999&lines=9").body())
                .isEqualTo(NumberedLines.line(3_999_999) + NumberedLines.line(4_000_000));
        assertThat(get("?tail=1").body()).isEqualTo(NumberedLines.line(4_000_000));
        assertThat(get("", "Range", "bytes=-100").expect(206).body()).isEqualTo(NumberedLines.line(4_000_000));
        assertThat(large.largestRead()).isLessThanOrEqualTo(1024 * 1024);
    }

    @Test
    void asksToComeAgainWhenTheLogStoreDoesNotAnswer() {
        run((offset, maxBytes) -> {
            throw new RetryableException("away");
        });

        for (String query : List.of("", "?tail=3", "?line=3", "?offset=3")) {
            assertThat(get(query).expect(503).header("Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void breaksOffWhenTheLogStoreStopsToAnswer() {
        NumberedLines large = new NumberedLines(100_000);
        AtomicBoolean away = new AtomicBoolean();
        run((offset, maxBytes) -> {
            if (offset >= 1_000_000) {
                away.set(true);
                throw new RetryableException("away");
            }
            return large.read(offset, maxBytes);
        });

        assertThatThrownBy(() -> get("")).hasRootCauseInstanceOf(IOException.class);
        assertThat(away).isTrue();
        assertThat(get("?lines=1").expect(200).body()).isEqualTo(NumberedLines.line(1));
    }

    @Test
    void asksToComeAgainWhenTheOutputIsGoneMeanwhile() {
        byte[] all = "x".repeat(1000).getBytes(UTF_8);
        run((offset, maxBytes) ->
                new OutputRange(maxBytes == 1 ? Arrays.copyOf(all, 1) : new byte[0], all.length, true));

        assertThat(get("?line=2").expect(503).header("Retry-After")).isEqualTo("1");
        get("").expect(503);
    }

    private InputStream open(HttpClient http) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(server.client().base().resolve(path("")))
                                .build(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            count += read;
        }
        return count;
    }

    private void run(String text) {
        dispatcher.start(id);
        server.output().write(attempt, OutputStreamName.STDOUT, text.getBytes(UTF_8));
    }

    private void run(AttemptStream stream) {
        dispatcher.start(id);
        server.output().of(attempt, stream);
    }

    private String path(String query) {
        return "/api/v1/executions/" + id + "/output" + query;
    }

    private Answer get(String query, String... headers) {
        return server.client().get(path(query), headers);
    }
}
