package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PullPolicyTest {

    private static final String PULL = "POST /images/create.*";
    private static final String PULLED =
            "{\"status\":\"Pulling\"}\n{\"status\":\"Status: Downloaded newer image for reg:5000/app:2\"}\n";

    private final StubEngine engine = new StubEngine();
    private final AtomicBoolean present = new AtomicBoolean();
    private final LocalDockerExecutor executor = LocalDockerExecutor.open(
            TestSettings.at(engine.url(), "stub", Duration.ofSeconds(5), PullPolicy.MISSING), new TestContext());

    PullPolicyTest() throws IOException {
        engine.on("POST /containers/create.*", exchange -> {
            StubEngine.Answer answer = present.get()
                    ? StubEngine.json(201, "{\"Id\":\"c1\"}")
                    : StubEngine.json(404, "{\"message\":\"No such image: reg:5000/app:2\"}");
            answer.give(exchange);
        });
        engine.on(PULL, exchange -> {
            present.set(true);
            StubEngine.json(200, PULLED).give(exchange);
        });
    }

    @AfterEach
    void close() {
        executor.close();
        engine.close();
    }

    @Test
    void pullsWhatIsMissing() throws Exception {
        assertThat(start(PullPolicy.MISSING)).isInstanceOf(StartResult.Started.class);
        assertThat(engine.requests(PULL)).hasSize(1).first().asString().contains("fromImage=reg%3A5000%2Fapp", "tag=2");
    }

    @Test
    void asksNoRegistryWhenTheImageIsThere() throws Exception {
        present.set(true);
        assertThat(start(PullPolicy.MISSING)).isInstanceOf(StartResult.Started.class);
        assertThat(engine.requests(PULL)).isEmpty();
    }

    @Test
    void pullsAlways() throws Exception {
        present.set(true);
        assertThat(start(PullPolicy.ALWAYS)).isInstanceOf(StartResult.Started.class);
        assertThat(engine.requests(PULL)).hasSize(1);
    }

    @Test
    void neverPulls() throws Exception {
        assertRefused(start(PullPolicy.NEVER));
        assertThat(engine.requests(PULL)).isEmpty();
    }

    @Test
    void refusesWhatCannotBePulled() throws Exception {
        engine.on(PULL, StubEngine.json(404, "{\"message\":\"pull access denied\"}"));
        assertRefused(start(PullPolicy.MISSING));
        engine.on(PULL, StubEngine.json(500, "{\"message\":\"lookup reg: no such host\"}"));
        assertRefused(start(PullPolicy.MISSING));
        engine.on(
                PULL,
                StubEngine.json(
                        200,
                        "{\"status\":\"Pulling\"}\n{\"error\":\"disk full\",\"errorDetail\":{\"message\":\"disk full\"}}\n"));
        assertRefused(start(PullPolicy.ALWAYS));
    }

    @Test
    void goesOnPullingWhenAStartIsGivenUp() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        engine.on(PULL, exchange -> {
            goOn.await();
            present.set(true);
            StubEngine.json(200, PULLED).give(exchange);
        });
        Thread givenUp = Thread.ofVirtual().start(() -> {
            try {
                start(PullPolicy.MISSING);
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> !engine.requests(PULL).isEmpty());
        givenUp.interrupt();
        givenUp.join();
        goOn.countDown();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(start(PullPolicy.MISSING)).isInstanceOf(StartResult.Started.class));
        assertThat(engine.requests(PULL)).hasSize(1);
    }

    private static void assertRefused(StartResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        StartResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(RefusalCause.IMAGE_UNAVAILABLE));
    }

    private StartResult start(PullPolicy policy) throws InterruptedException {
        DockerJobSettings job = new DockerJobSettings(
                Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.of(policy), false);
        return executor.start(Launch.builder()
                .token(new LaunchToken("job.1"))
                .pool("docker")
                .node(StubEngine.ID)
                .image("reg:5000/app:2")
                .resources(Resources.of(500, 256))
                .settings(job)
                .build());
    }
}
