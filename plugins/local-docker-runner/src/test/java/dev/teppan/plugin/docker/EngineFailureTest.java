package dev.teppan.plugin.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import dev.teppan.spi.testkit.executor.CollectingSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EngineFailureTest {

    private static final LaunchToken TOKEN = new LaunchToken("job.1");
    private static final LaunchReference REFERENCE =
            new LaunchReference(TOKEN, "docker", StubEngine.ID, Optional.empty());

    private final StubEngine engine = new StubEngine();
    private final LocalDockerExecutor executor = open(PullPolicy.MISSING);

    EngineFailureTest() throws IOException {}

    @AfterEach
    void close() {
        executor.close();
        engine.close();
    }

    @Test
    void refusesAsUnavailableWhenNothingListensAnyMore() {
        engine.close();
        AtomicInteger number = new AtomicInteger();
        // The first call may still meet a connection that is kept open, and cannot tell what became of it.
        await().ignoreException(RetryableException.class).untilAsserted(() -> {
            LaunchToken token = new LaunchToken("job." + number.incrementAndGet());
            assertThat(refusal(executor.start(launch(token))).cause()).isEqualTo(RefusalCause.UNAVAILABLE);
        });
    }

    @Test
    void neverRefusesWhatAnEngineThatIsGoneSinceMayHaveStarted() {
        engine.on("POST /containers/c1/start", StubEngine.breakOff());
        assertThatThrownBy(() -> executor.start(launch())).isInstanceOf(RetryableException.class);
        engine.close();
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> executor.start(launch())).isInstanceOf(RetryableException.class);
        }
    }

    @Test
    void asksForAContainerOfALaunchOnce() throws Exception {
        engine.on("POST /containers/c1/start", StubEngine.breakOff());
        assertThatThrownBy(() -> executor.start(launch())).isInstanceOf(RetryableException.class);
        engine.on("GET /containers/[^/]*/json", StubEngine.json(404, "{\"message\":\"No such container\"}"));
        engine.on("GET /images/json.*", StubEngine.json(200, "[{\"Id\":\"i1\"}]"));
        engine.on("POST /containers/c1/start", exchange -> exchange.sendResponseHeaders(204, -1));

        assertThat(refusal(executor.start(launch())).cause()).isEqualTo(RefusalCause.UNAVAILABLE);
        assertThat(engine.requests("POST /containers/c1/start")).hasSize(1);
        // The second one is the placeholder.
        assertThat(engine.requests("POST /containers/create.*")).hasSize(2);
    }

    @Test
    void doesNotKnowWhetherItStartedWhenTheEngineHangsOnCreate() {
        engine.on("POST /containers/create.*", engine.hang());
        assertThatThrownBy(() -> executor.start(launch())).isInstanceOf(RetryableException.class);
    }

    @Test
    void findsTheContainerWhoseReplyWasLost() throws Exception {
        engine.on("POST /containers/c1/start", StubEngine.breakOff());
        assertThatThrownBy(() -> executor.start(launch())).isInstanceOf(RetryableException.class);
        engine.on("POST /containers/create.*", StubEngine.json(409, "{\"message\":\"name in use\"}"));
        assertThat(started(executor.start(launch())).handle().text()).contains("c1");
        assertThat(engine.requests("POST /containers/c1/start")).isNotEmpty();
    }

    @Test
    void neverStartsAgainWhatHasEnded() throws Exception {
        engine.on("POST /containers/create.*", StubEngine.json(409, "{\"message\":\"name in use\"}"));
        engine.on("GET /containers/[^/]*/json", StubEngine.inspected("exited"));
        assertThat(started(executor.start(launch())).await())
                .isInstanceOfSatisfying(
                        ExitReport.Exited.class, end -> assertThat(end.code()).isEqualTo(3));
        assertThat(engine.requests("POST /containers/c1/start")).isEmpty();
    }

    @Test
    void leavesContainersOfOthersAlone() throws Exception {
        engine.on("POST /containers/create.*", StubEngine.json(409, "{\"message\":\"name in use\"}"));
        engine.on(
                "GET /containers/[^/]*/json",
                StubEngine.json(
                        200, "{\"Id\":\"x\",\"Config\":{\"Labels\":{}}," + "\"State\":{\"Status\":\"created\"}}"));
        assertThat(refusal(executor.start(launch())).detail()).contains("another installation");
        assertThat(engine.requests("POST .*/start")).isEmpty();
    }

    @Test
    void takesAFailedLookForNoEnd() throws Exception {
        Run run = started(executor.start(launch()));
        engine.on("GET /containers/c1/json", StubEngine.json(500, "{\"message\":\"not now\"}"));
        CompletableFuture<ExitReport> end = awaitInBackground(run);
        await().until(() -> engine.requests("GET /containers/c1/json").size() > 1);
        engine.on("GET /containers/c1/json", StubEngine.bytes(200, "text/html", "<html>".getBytes(UTF_8)));
        int looks = engine.requests("GET /containers/c1/json").size();
        await().until(() -> engine.requests("GET /containers/c1/json").size() > looks + 1);
        assertThat(end).isNotDone();
        engine.on("GET /containers/c1/json", StubEngine.inspected("exited"));
        assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(ExitReport.Exited.class);
    }

    @Test
    void showsTheNodeAsUnreachableWhileTheEngineTalksNonsense() {
        engine.on("GET /containers/json.*", StubEngine.bytes(200, "application/json", "{{{".getBytes(UTF_8)));
        await().untilAsserted(() -> {
            assertThat(executor.status().health().healthy()).isFalse();
            assertThat(executor.status().health().detail()).startsWith("test: ");
            assertThat(node().state()).isEqualTo(Node.NodeState.UNREACHABLE);
        });
        engine.on("GET /containers/json.*", StubEngine.json(200, "[]"));
        await().untilAsserted(() -> assertThat(node().state()).isEqualTo(Node.NodeState.READY));
    }

    @Test
    void keepsOffAnotherEngineBehindTheSameAddress() {
        engine.on("GET /info", StubEngine.json(200, "{\"ID\":\"OTHER\",\"NCPU\":2,\"MemTotal\":4294967296}"));
        engine.on("GET /containers/json.*", StubEngine.json(500, "{\"message\":\"restarting\"}"));
        await().until(() -> !executor.status().health().healthy());
        engine.on("GET /containers/json.*", StubEngine.json(200, "[]"));
        await().untilAsserted(() ->
                assertThat(executor.status().health().detail()).contains("another engine answers: OTHER"));
    }

    @Test
    void saysUnreachableWhenItCannotBeAsked() throws Exception {
        engine.on("GET /containers/[^/]*/json", engine.hang());
        assertThat(executor.find(REFERENCE)).isInstanceOf(FindResult.Unreachable.class);
        assertThat(executor.find(new LaunchReference(TOKEN, "docker", "UNKNOWN", Optional.empty())))
                .isInstanceOf(FindResult.Unreachable.class);
    }

    @Test
    void hasOutputTriedAgainWhenTheLogIsGarbageOrEndsEarly() throws Exception {
        Run run = started(executor.start(launch()));
        for (byte[] log : new byte[][] {
            "<html>garbage</html>".getBytes(UTF_8), new byte[0], {1, 0, 0},
        }) {
            engine.on("GET /containers/c1/logs.*", StubEngine.bytes(200, "application/octet-stream", log));
            assertThatThrownBy(() -> run.output(OutputPosition.START, new CollectingSink()))
                    .isInstanceOf(RetryableException.class);
        }
    }

    @Test
    void marksAGapWhereTheLogWasRotatedAway() throws Exception {
        engine.on("GET /containers/[^/]*/json", StubEngine.inspected("exited"));
        engine.on(
                "GET /containers/c1/logs.*",
                StubEngine.bytes(
                        200,
                        "application/octet-stream",
                        FrameReaderTest.frame(1, "2026-03-01T10:00:05.000000000Z later\n")));
        Run run = started(executor.start(launch()));
        CollectingSink sink = new CollectingSink();
        run.output(new OutputPosition("2026-03-01T10:00:01Z/2", "2026-03-01T10:00:05Z/1"), sink);
        assertThat(sink.gaps()).hasSize(2).allMatch(gap -> gap.contains("dropped old output"));
        assertThat(sink.text(OutputStreamName.STDOUT)).isEqualTo("later\n");
        assertThat(engine.requests("GET /containers/c1/logs.*").getFirst()).contains("since=1772359199");
    }

    @Test
    void releasesTheRoomOfARefusedLaunch() throws Exception {
        engine.on("POST /containers/c1/start", StubEngine.json(404, "{\"message\":\"network x not found\"}"));
        engine.on("DELETE /containers/c1.*", exchange -> exchange.sendResponseHeaders(204, -1));
        assertThat(refusal(executor.start(launch())).cause()).isEqualTo(RefusalCause.INVALID);
        assertThat(engine.requests("DELETE /containers/c1.*")).hasSize(1);
        assertThat(node().counted()).isEmpty();
        assertThat(node().total()).isEqualTo(Resources.of(2000, 4096 - 512));
        assertThat(node().free()).isEqualTo(node().total());
    }

    private LocalDockerExecutor open(PullPolicy policy) {
        return LocalDockerExecutor.open(
                TestSettings.at(engine.url(), "stub", Duration.ofSeconds(2), policy), new TestContext());
    }

    private Node node() {
        return executor.status().capacity().pools().getFirst().nodes().getFirst();
    }

    private static Launch launch() {
        return launch(TOKEN);
    }

    private static Launch launch(LaunchToken token) {
        return Launch.builder()
                .token(token)
                .pool("docker")
                .node(StubEngine.ID)
                .image("app:1")
                .resources(Resources.of(500, 256))
                .settings(DockerJobSettings.NONE)
                .build();
    }

    private static Run started(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).run();
    }

    private static Refused refusal(StartResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }

    private static CompletableFuture<ExitReport> awaitInBackground(Run run) {
        CompletableFuture<ExitReport> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                end.complete(run.await());
            } catch (InterruptedException | RuntimeException failure) {
                end.completeExceptionally(failure);
            }
        });
        return end;
    }
}
