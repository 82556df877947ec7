package dev.teppan.platform.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.NumberedLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Readers that leave in the middle of an answer. */
@Timeout(60)
class ReaderGoneTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger quiet = (Logger) LoggerFactory.getLogger(ReaderGone.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private TestServer server;
    private ExecutionId id;

    @BeforeEach
    void start() {
        server = TestServer.start().withShop();
        id = new ExecutionId(server.client()
                .post("/api/v1/executions", "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":1}")
                .expect(201)
                .json()
                .get("id")
                .asText());
        new Dispatcher(server).start(id);
        logged.start();
        root.addAppender(logged);
        quiet.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        server.close();
        root.detachAppender(logged);
        quiet.setLevel(null);
    }

    @Test
    void aDownloadThatIsGivenUpIsNoError() throws IOException {
        server.output().of(new AttemptId(id.value()), new NumberedLines(1_000_000));

        leaveAfterTheBegin("/api/v1/executions/" + id + "/output");

        assertQuiet();
    }

    @Test
    void liveOutputThatNobodyWatchesAnyMoreIsNoError() throws IOException {
        leaveAfterTheBegin("/api/v1/executions/" + id + "/output/live");

        // Between events the reader is written to only now and then, and only then its absence is seen.
        await().until(() -> {
            server.clock().advance(Duration.ofSeconds(11));
            return isSeen();
        });
        assertQuiet();
    }

    private void leaveAfterTheBegin(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private void assertQuiet() {
        await().until(this::isSeen);
        // Ends the request for certain, and with it what could still be logged of it.
        server.close();
        assertThat(events().stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)))
                .isEmpty();
    }

    private boolean isSeen() {
        return events().stream().anyMatch(event -> event.getLoggerName().equals(ReaderGone.class.getName()));
    }

    private List<ILoggingEvent> events() {
        return List.copyOf(logged.list);
    }
}
