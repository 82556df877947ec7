package dev.teppan.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a clean refusal: never a 5xx, never HTML, never a stack trace. */
class GarbageTest {

    private static final long SEED = 20_260_301;
    private static final List<String> TARGETS = List.of(
            "POST /v2/job_executions",
            "POST /v1/apps/shop/revision_lock",
            "POST /v1/job_executions/147e070d-41a9-4ace-a122-2aa579e18f08/retries",
            "POST /api/v1/executions",
            "POST /api/v1/definitions",
            "PUT /api/v1/applications/shop/jobs/Mail",
            "PUT /api/v1/applications/shop",
            "PUT /api/v1/queues/q");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "null",
            "true",
            "1e999999999",
            "-0",
            "\\u0000",
            "\"application\"",
            "\"job\"",
            "\"message\"",
            "\"queue\"",
            "\"shop\"",
            "\"Mail\"",
            "\"default\"",
            "\"retry\"",
            "\"resources\"",
            "\"cpu\"",
            "\"definitions\"",
            "\"kind\"",
            "\"labels\"",
            "\"executorSettings\"",
            "\"docker\"",
            "\"rules\"",
            "\"name\"",
            "\"environment\"",
            "\"command\"",
            "\"delay_seconds\"",
            "\"revision\"",
            "日本",
            "\ud83d\ude00",
            " ",
            "\n");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start().withShop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bodiesOfRandomBytes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            check(TARGETS.get(i % TARGETS.size()), body);
        }
    }

    @Test
    void bodiesOfRandomPiecesOfJson() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1200; i++) {
            StringBuilder body = new StringBuilder("{");
            for (int j = random.nextInt(14); j > 0; j--) {
                body.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(TARGETS.get(i % TARGETS.size()), body.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void wellFormedBodiesOfWrongTypes() {
        Random random = new Random(SEED);
        List<String> names = List.of(
                "application",
                "job",
                "queue",
                "message",
                "delay_seconds",
                "revision",
                "definitions",
                "kind",
                "name",
                "image",
                "command",
                "environment",
                "secrets",
                "resources",
                "timeout",
                "runsOn",
                "executorSettings",
                "retry",
                "labels",
                "delay",
                "notBefore",
                "priority",
                "applications",
                "fields");
        for (int i = 0; i < 1600; i++) {
            StringBuilder body = new StringBuilder("{\"x\":0");
            for (int j = random.nextInt(8); j > 0; j--) {
                body.append(",\"")
                        .append(names.get(random.nextInt(names.size())))
                        .append("\":")
                        .append(value(random, 3));
            }
            check(TARGETS.get(i % TARGETS.size()), body.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/executions?a=%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/executions?limit=%00 HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/job_executions/147e070d-41a9-4ace-a122-2aa579e18f08?fields=%ff HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/applications/a%2Fb HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/applications/..%2f.. HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/../v2 HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/applications/%E3%81 HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/queues;a=b HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/queues HTTP/1.1\r\n",
                "GET /api/v1/queues HTTP/9.9\r\nHost: a\r\n",
                "BREW /api/v1/queues HTTP/1.1\r\nHost: a\r\n",
                "BREW /v2/job_executions HTTP/1.1\r\nHost: a\r\n",
                "GET /api/v1/queues HTTP/1.1\r\nHost: a\r\nAccept: ;;;\r\n",
                "POST /api/v1/executions HTTP/1.1\r\nHost: a\r\nContent-Type: ;;\r\nContent-Length: 0\r\n",
                "POST /api/v1/executions HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n",
                "POST /v2/job_executions HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
                "nonsense\r\n"
            })
    void requestsThatAreHardlyHttp(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String closing = request.contains("\r\n\r\n") ? request : request + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches("(?s)HTTP/1.1 (?:200|[34]\\d\\d|505) .*");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("<html")
                    .doesNotContain("exception");
        }
    }

    @Test
    void headersThatAreTooLarge() {
        Client.Answer answer = server.client().get("/api/v1/queues", "X-Large", "x".repeat(20_000));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 8 : 10);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "-1";
            case 3 -> "1e999";
            case 4 -> "\"\\u0000\\ud800\"";
            case 5 -> "\"shop\"";
            case 6 -> "\"Mail\"";
            case 7 -> "99999999999999999999999999";
            case 8 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> "{\"a/~\":" + value(random, depth - 1) + ",\"cpu\":" + value(random, depth - 1) + "}";
        };
    }

    private static void check(String target, byte[] body) {
        String[] parts = target.split(" ", 2);
        Client.Answer answer = server.client().send(parts[0], parts[1], body);

        assertThat(answer.status())
                .as("seed %d: %s %s gave %s", SEED, target, new String(body, StandardCharsets.UTF_8), answer.body())
                .isLessThan(500);
        assertThat(answer.header("Content-Type")).contains("json");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at dev.teppan");
    }
}
