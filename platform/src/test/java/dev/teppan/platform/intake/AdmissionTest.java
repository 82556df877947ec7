package dev.teppan.platform.intake;

import static dev.teppan.platform.intake.AdmissionScene.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.spi.RetryableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {

    @TempDir
    private Path folder;

    private AdmissionScene scene;

    @BeforeEach
    void open() {
        scene = new AdmissionScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void awaitExecutions(int count) {
        await().untilAsserted(() -> assertThat(scene.executions()).hasSize(count));
    }

    @Test
    void pullsAsMessagesCome() {
        Admission admission = scene.start();
        scene.put(own("1"));
        awaitExecutions(1);
        scene.put(own("2"));
        awaitExecutions(2);

        await().until(() -> scene.inbox.size() == 0);
        assertThat(admission.troubles()).isEmpty();
    }

    @Test
    void takesInOnceWhatSeveralHostsPull() {
        for (int i = 0; i < 300; i++) {
            scene.put(own(String.valueOf(i)));
        }
        scene.start();
        scene.start();

        await().until(() -> scene.inbox.size() == 0);
        assertThat(scene.executions()).hasSize(300);
    }

    @Test
    void pullsNothingForAPausedQueueAndGoesOnWhenItIsNotPausedAnyMore() {
        scene.save(Kind.QUEUE, "mail", "{\"source\":\"inbox\",\"paused\":true}");
        scene.start();
        scene.put(own("1"));
        await().during(Duration.ofMillis(200))
                .until(() -> scene.inbox.failures().calls() == 0);

        scene.save(Kind.QUEUE, "mail", "{\"source\":\"inbox\"}");
        awaitExecutions(1);
    }

    @Test
    void followsAQueueToAnotherSourceAndEndsWithIt() {
        scene.start();
        scene.put(own("1"));
        awaitExecutions(1);

        scene.save(Kind.QUEUE, "mail", "{\"source\":\"second\"}");
        scene.second.put(own("2"), Map.of(), Duration.ZERO);
        awaitExecutions(2);
        scene.put(own("3"));
        await().during(Duration.ofMillis(200)).until(() -> scene.inbox.size() == 1);

        var unused = scene.database.catalog().delete(Kind.QUEUE, "mail", Optional.empty(), AdmissionScene.ACTOR);
        awaitQuiet();
        scene.second.put(own("4"), Map.of(), Duration.ZERO);
        await().during(Duration.ofMillis(200)).until(() -> scene.second.size() == 1);
    }

    private void awaitQuiet() {
        await().until(() -> {
            int calls = scene.second.failures().calls();
            await().pollDelay(Duration.ofMillis(150)).until(() -> true);
            return scene.second.failures().calls() == calls;
        });
    }

    @Test
    void reportsASourceThatIsNotConfiguredAndServesTheOthers() {
        scene.save(Kind.QUEUE, "orphan", "{\"source\":\"nowhere\"}");
        Admission admission = scene.start();
        scene.put(own("1"));

        awaitExecutions(1);
        assertThat(admission.troubles()).containsOnlyKeys("orphan");
        assertThat(admission.troubles().get("orphan")).contains("nowhere");
    }

    @Test
    void letsASourceFeedOneQueueOnly() {
        scene.save(Kind.QUEUE, "other", "{\"source\":\"inbox\"}");
        Admission admission = scene.start();

        await().untilAsserted(() -> assertThat(admission.troubles()).containsOnlyKeys("other"));
        assertThat(admission.troubles().get("other")).contains("mail");
    }

    @Test
    void outlivesAnOutageOfTheSource() {
        scene.inbox.failures().down("the queue is away");
        Admission admission = scene.start();
        scene.put(own("1"));
        await().untilAsserted(() -> assertThat(admission.troubles()).containsEntry("mail", "the queue is away"));

        scene.inbox.failures().throwsThis(new RetryableException("still away"));
        scene.inbox.failures().works();
        awaitExecutions(1);
        await().until(() -> admission.troubles().isEmpty());
    }

    @Test
    void pullsNothingMoreWhileTheDatabaseIsAway() {
        scene.start();
        scene.put(own("1"));
        awaitExecutions(1);

        scene.down(true);
        await().until(() -> {
            int calls = scene.inbox.failures().calls();
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            return scene.inbox.failures().calls() == calls;
        });
        scene.put(own("2"));

        scene.down(false);
        awaitExecutions(2);
    }

    @Test
    void endsWithinASecondWhileItWaitsForMessages() {
        Admission admission = scene.start();
        await().until(() -> scene.inbox.failures().calls() > 0);

        long begin = System.nanoTime();
        admission.close();
        admission.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        int calls = scene.inbox.failures().calls();
        await().during(Duration.ofMillis(150))
                .until(() -> scene.inbox.failures().calls() == calls);
    }

    @Test
    void closesBeforeItWasStarted() {
        new Admission(
                        List::of,
                        Map.of(),
                        new AdmissionTarget(
                                scene.catalog,
                                execution -> {},
                                batch -> new CompletableFuture<>(),
                                () -> {},
                                scene.clock),
                        scene.settings())
                .close();
    }
}
