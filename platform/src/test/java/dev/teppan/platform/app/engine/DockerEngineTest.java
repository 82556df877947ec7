package dev.teppan.platform.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerEngineTest {

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(answers.getOrDefault(path, 404), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void knowsAnEngineThatAnswers() {
        answers.put("/_ping", 200);

        assertThat(engine().answers()).isTrue();
    }

    @Test
    void takesSomethingElseForNoEngine() {
        assertThat(engine().answers()).isFalse();
    }

    @Test
    void takesASocketThatIsNotThereForNoEngine() {
        DockerEngine engine = new DockerEngine(EngineAddress.of(Map.of("DOCKER_HOST", "unix:///no/such/docker.sock"))
                .orElseThrow());

        assertThat(engine.answers()).isFalse();
    }

    @Test
    void usesAnImageThatIsThere() throws Exception {
        answers.put("/images/busybox:stable/json", 200);

        assertThat(new SampleImage(engine(), line -> {}).reference()).isEqualTo("busybox:stable");
        assertThat(asked).containsExactly("GET /images/busybox:stable/json 0");
    }

    @Test
    void failsWhenTheEngineDoesNotTakeTheImage() {
        assertThatThrownBy(() -> engine().importImage(new byte[1024], "own", "tag"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not take the image");
        assertThat(asked).containsExactly("POST /images/create?fromSrc=-&repo=own&tag=tag 1024");
    }

    @Test
    @SuppressWarnings("AddressSelection") // Compared only, never connected to.
    void cannotAskOverSshOrTls() {
        assertThat(EngineAddress.of(Map.of("DOCKER_HOST", "ssh://host"))).isEmpty();
        assertThat(EngineAddress.of(Map.of("DOCKER_HOST", "tcp://host:2376", "DOCKER_TLS_VERIFY", "1")))
                .isEmpty();
        assertThat(EngineAddress.of(Map.of("DOCKER_HOST", "tcp://host"))
                        .orElseThrow()
                        .socket())
                .isEqualTo(new InetSocketAddress("host", 2375));
    }

    private DockerEngine engine() {
        return new DockerEngine(EngineAddress.of(Map.of(
                        "DOCKER_HOST", "tcp://127.0.0.1:" + server.getAddress().getPort()))
                .orElseThrow());
    }
}
