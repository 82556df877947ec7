package dev.teppan.platform.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.PermanentException;
import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.testkit.notifier.FakeNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationRelayTest {

    @TempDir
    private Path directory;

    private RelayScene scene;

    @BeforeEach
    void open() {
        scene = new RelayScene(directory);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void tellsEveryNotifierOnceWhatHappened() {
        FakeNotifier first = scene.notifier("first");
        FakeNotifier second = scene.notifier("second");
        scene.boot();
        ExecutionId id = scene.succeeded();

        scene.pass();
        scene.pass();

        assertThat(second.delivered())
                .isEqualTo(first.delivered())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.id()).contains(id.value());
                    assertThat(told.kind()).isEqualTo(NotificationKind.SUCCEEDED);
                    assertThat(told.text()).isEqualTo("shop/mail succeeded.");
                    assertThat(told.link()).isEqualTo("https://teppan.example/executions/" + id);
                    assertThat(told.happenedAt())
                            .isEqualTo(scene.clock.instant().plusSeconds(3));
                    assertThat(told.facts())
                            .containsEntry("application", "shop")
                            .containsEntry("job", "mail")
                            .containsEntry("execution", id.value())
                            .containsEntry("state", "succeeded")
                            .containsEntry("reason", "exit_code")
                            .containsEntry("exit_code", "0")
                            .containsEntry("attempt", "1")
                            .containsEntry("duration_ms", "2000")
                            .doesNotContainKey("blame");
                });
        assertThat(scene.waiting("first")).isEmpty();
        assertThat(scene.counted("first", "delivered")).isEqualTo(1);
    }

    @Test
    void saysWhyAnExecutionFailedAndThatAnotherAttemptFollows() {
        FakeNotifier notifier = scene.notifier("audit");
        scene.boot();
        scene.failed(1);
        scene.failed(2);

        scene.pass();

        assertThat(notifier.delivered())
                .extracting(Notification::text)
                .containsExactlyInAnyOrder(
                        "shop/mail failed with exit code 3.",
                        "Attempt 1 of shop/mail failed with exit code 3; another follows.");
        assertThat(notifier.delivered())
                .allSatisfy(told ->
                        assertThat(told.facts()).containsEntry("blame", "job").containsEntry("state", "failed"));
    }

    @Test
    void keepsNobodyWaitingForANotifierThatHangs() {
        FakeNotifier hanging = scene.notifier("hanging");
        FakeNotifier working = scene.notifier("working");
        hanging.failures().hangs();
        scene.boot();
        scene.succeeded(3);
        scene.relay().runOnce();
        scene.until(() -> working.delivered().size() == 3);

        scene.succeeded(2);
        scene.relay().runOnce();
        scene.until(() -> working.delivered().size() == 5);

        assertThat(scene.relay().isBusy()).isTrue();
        assertThat(scene.waiting("hanging")).hasSize(5);
        hanging.failures().works();
        scene.until(() -> !scene.relay().isBusy());
        scene.pass();
        assertThat(hanging.delivered()).hasSize(5);
    }

    @Test
    void bearsASlowNotifier() {
        FakeNotifier slow = scene.notifier("slow");
        slow.failures().slow(Duration.ofMillis(30));
        scene.boot();
        scene.succeeded(12);

        scene.pass();

        assertThat(slow.delivered()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainInTimeThoughTheClockWasSetBack() {
        FakeNotifier notifier = scene.notifier("audit");
        notifier.failures().down("maintenance");
        scene.boot();
        scene.succeeded();
        scene.pass();

        scene.clock.advance(Duration.ofDays(-7));
        notifier.failures().works();
        scene.boot();
        scene.pass();
        scene.clock.advance(RelayScene.LONGEST_PAUSE);
        scene.pass();

        assertThat(notifier.delivered()).hasSize(1);
    }

    @Test
    void triesAgainWithGrowingPausesOnlyWhereItFailed() {
        FakeNotifier down = scene.notifier("down");
        FakeNotifier working = scene.notifier("working");
        down.failures().down("maintenance");
        scene.boot();
        scene.succeeded();

        scene.pass();
        scene.pass();
        assertThat(down.failures().calls()).isEqualTo(1);
        scene.clock.advance(Duration.ofSeconds(10));
        scene.pass();
        assertThat(down.failures().calls()).isEqualTo(2);
        scene.clock.advance(Duration.ofSeconds(10));
        scene.pass();
        assertThat(down.failures().calls()).isEqualTo(2);
        down.failures().works();
        scene.clock.advance(Duration.ofSeconds(10));
        scene.pass();

        assertThat(down.delivered()).hasSize(1);
        assertThat(working.delivered()).hasSize(1);
        assertThat(scene.counted("down", "postponed")).isEqualTo(2);
    }

    @Test
    void leavesANotifierAloneForAsLongAsItAsks() {
        FakeNotifier throttled = scene.notifier("throttled");
        throttled.answers(new DeliveryResult.Failed("too many", true, Optional.of(Duration.ofSeconds(45))));
        scene.boot();
        scene.succeeded();
        scene.pass();

        scene.clock.advance(Duration.ofSeconds(44));
        scene.succeeded();
        scene.pass();
        assertThat(throttled.failures().calls()).isEqualTo(1);

        throttled.takesAll();
        scene.clock.advance(Duration.ofSeconds(1));
        scene.pass();
        assertThat(throttled.delivered()).hasSize(2);
    }

    @Test
    void givesUpVisiblyWhatIsRefusedForGood() {
        FakeNotifier refusing = scene.notifier("refusing");
        refusing.answers(new DeliveryResult.Failed("no such channel", false, Optional.empty()));
        FakeNotifier broken = scene.notifier("broken");
        broken.failures().throwsThis(new PermanentException("access denied"));
        scene.boot();
        scene.succeeded();

        scene.pass();

        for (String name : Set.of("refusing", "broken")) {
            assertThat(scene.waiting(name)).isEmpty();
            assertThat(scene.counted(name, "given_up")).isEqualTo(1);
        }
    }

    @Test
    void givesUpAfterTheLastTry() {
        FakeNotifier down = scene.notifier("down");
        down.failures().throwsThis(new IllegalStateException("a bug"));
        scene.boot();
        scene.succeeded();

        for (int pass = 0; pass < 10; pass++) {
            scene.pass();
            scene.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(down.failures().calls()).isEqualTo(5);
        assertThat(scene.waiting("down")).isEmpty();
        assertThat(scene.counted("down", "given_up")).isEqualTo(1);
    }

    @Test
    void givesUpWhatIsTooOld() {
        FakeNotifier down = scene.notifier("down");
        down.failures().down("maintenance");
        scene.boot();
        scene.succeeded();
        scene.pass();

        scene.clock.advance(Duration.ofHours(24));
        scene.pass();

        assertThat(down.failures().calls()).isEqualTo(2);
        assertThat(scene.waiting("down")).isEmpty();
    }

    @Test
    void tellsAfterARestartOnlyThoseThatWereNotTold() {
        FakeNotifier down = scene.notifier("down");
        FakeNotifier working = scene.notifier("working");
        down.failures().down("maintenance");
        scene.boot();
        scene.succeeded();
        scene.pass();

        scene.boot();
        down.failures().works();
        scene.clock.advance(Duration.ofMinutes(1));
        scene.pass();

        assertThat(working.delivered()).hasSize(1);
        assertThat(down.delivered()).hasSize(1);
    }

    @Test
    void tellsAgainAfterARestartWhatHungWhenItStopped() {
        FakeNotifier hanging = scene.notifier("hanging");
        hanging.failures().hangs();
        scene.boot();
        scene.succeeded();
        scene.relay().runOnce();
        scene.until(() -> hanging.failures().calls() == 1);

        scene.boot();
        hanging.failures().works();
        scene.pass();

        assertThat(hanging.delivered()).hasSize(1);
    }

    @Test
    void stopsWhenTheLeaseIsLostAndGoesOnWhenItIsBack() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        scene.notifiers.put("gated", notifier(() -> {
            calls.incrementAndGet();
            called.countDown();
            goOn.await();
        }));
        scene.boot();
        scene.succeeded(100);
        scene.relay().runOnce();
        called.await();

        scene.leads = false;
        goOn.countDown();
        scene.until(() -> !scene.relay().isBusy());
        int before = calls.get();
        scene.pass();
        assertThat(calls.get()).isEqualTo(before).isLessThanOrEqualTo(4);
        assertThat(scene.waiting("gated")).hasSize(100 - before);

        scene.leads = true;
        scene.pass();
        assertThat(calls.get()).isEqualTo(100);
    }

    @Test
    void emptiesTheOutboxWhenThereIsNobodyToTell() {
        scene.boot();
        scene.succeeded(450);

        assertThat(scene.relay().runOnce()).isTrue();
        assertThat(scene.relay().runOnce()).isTrue();
        assertThat(scene.relay().runOnce()).isFalse();

        assertThat(scene.unaddressed()).isEmpty();
    }

    @Test
    void forgetsWhatWaitsForANotifierThatWasRemoved() {
        scene.notifier("removed").failures().down("maintenance");
        scene.boot();
        scene.succeeded();
        scene.pass();
        assertThat(scene.waiting("removed")).hasSize(1);

        scene.notifiers.clear();
        scene.boot().pass();

        assertThat(scene.waiting("removed")).isEmpty();
        assertThat(scene.counted("removed", "given_up")).isEqualTo(1);
    }

    @Test
    void tellsAFloodOnceWithFewCallsAtOnce() {
        Set<String> told = new HashSet<>();
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        scene.notifiers.put("flooded", new Notifier() {
            @Override
            public DeliveryResult deliver(Notification notification) {
                most.accumulateAndGet(under.incrementAndGet(), Math::max);
                calls.incrementAndGet();
                synchronized (told) {
                    told.add(notification.id());
                }
                under.decrementAndGet();
                return new DeliveryResult.Delivered();
            }

            @Override
            public void close() {}
        });
        scene.boot();
        for (int turn = 0; turn < 10; turn++) {
            scene.succeeded(1000);
        }

        scene.relay().start();

        scene.until(() -> scene.counted("flooded", "delivered") == 10_000);
        assertThat(calls.get()).isEqualTo(10_000);
        assertThat(told).hasSize(10_000);
        assertThat(most.get()).isLessThanOrEqualTo(4);
        scene.until(() -> scene.waiting("flooded").isEmpty());
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private static Notifier notifier(Step step) {
        return new Notifier() {
            @Override
            public DeliveryResult deliver(Notification notification) throws InterruptedException {
                step.run();
                return new DeliveryResult.Delivered();
            }

            @Override
            public void close() {}
        };
    }
}
