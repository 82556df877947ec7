package dev.teppan.spi.testkit.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import dev.teppan.spi.notifier.Notifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link Notifier}. Extend it and give it a {@link NotifierFixture}. Each rule has a number that stays, and
 * says {@code must} (the host relies on it) or {@code should}.
 */
@Timeout(120)
public abstract class NotifierContract {

    private @Nullable NotifierFixture fixture;
    private final List<Notifier> opened = new ArrayList<>();

    /** A fresh fixture; called once for each test. */
    protected abstract NotifierFixture fixture() throws Exception;

    @BeforeEach
    void openFixture() throws Exception {
        fixture = fixture();
    }

    @AfterEach
    void closeFixture() throws Exception {
        opened.forEach(Notifier::close);
        scene().close();
    }

    @Test
    void n01_must_deliverTheText() throws Exception {
        assertThat(open().deliver(notification("n01", NotificationKind.FAILED, Map.of())))
                .isInstanceOf(DeliveryResult.Delivered.class);
        assertThat(scene().received()).singleElement().asString().contains("text of n01");
    }

    @Test
    void n02_must_takeEveryKind() throws Exception {
        Notifier notifier = open();
        for (NotificationKind kind : NotificationKind.values()) {
            assertThat(notifier.deliver(notification("n02-" + kind, kind, Map.of())))
                    .isNotInstanceOf(DeliveryResult.Failed.class);
        }
    }

    @Test
    void n03_must_takeTheSameNotificationAgain() throws Exception {
        Notifier notifier = open();
        Notification notification = notification("n03", NotificationKind.SUCCEEDED, Map.of());
        assertThat(notifier.deliver(notification)).isInstanceOf(DeliveryResult.Delivered.class);
        assertThat(notifier.deliver(notification)).isInstanceOf(DeliveryResult.Delivered.class);
        assertThat(scene().received()).isNotEmpty();
    }

    @Test
    void n04_must_takeAWordyNotification() throws Exception {
        Map<String, String> facts = Map.of("unknown_fact", "\"quoted\" <b>&amp;</b> \n 🍳", "exit_code", "1");
        Notification wordy = new Notification(
                UUID.randomUUID().toString(),
                NotificationKind.ATTEMPT_FAILED,
                Instant.EPOCH,
                "x".repeat(20_000),
                facts,
                "",
                scene().settings());
        assertThat(open().deliver(wordy)).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void n05_must_deliverManyAtOnce() throws Exception {
        Notifier notifier = open();
        List<CompletableFuture<DeliveryResult>> deliveries = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            Notification notification = notification("n05-" + index, NotificationKind.FAILED, Map.of());
            CompletableFuture<DeliveryResult> result = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    result.complete(notifier.deliver(notification));
                } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                }
            });
            deliveries.add(result);
        }
        for (CompletableFuture<DeliveryResult> delivery : deliveries) {
            assertThat(delivery.get(60, TimeUnit.SECONDS)).isInstanceOf(DeliveryResult.Delivered.class);
        }
        assertThat(scene().received()).hasSize(20);
    }

    @Test
    void n10_must_sayThatTryingAgainMakesSenseWhileTheOutsideIsAway() throws Exception {
        if (!scene().canFail()) {
            return;
        }
        Notifier notifier = open();
        scene().failTemporarily();
        Optional<DeliveryResult.Failed> failed = failure(notifier);
        // An exception counts as a failure that may be tried again.
        failed.ifPresent(result -> assertThat(result.retryable()).isTrue());
        scene().work();
        assertThat(notifier.deliver(notification("n10", NotificationKind.FAILED, Map.of())))
                .isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void n11_must_sayThatTryingAgainMakesNoSenseWhenRefused() throws Exception {
        if (scene().canRefuse()) {
            Notifier notifier = open();
            scene().refuse();
            assertThat(failure(notifier))
                    .hasValueSatisfying(result -> assertThat(result.retryable()).isFalse());
        }
    }

    @Test
    void n12_must_showNoSecretInAMessage() throws Exception {
        if (scene().canFail() && !scene().secret().isEmpty()) {
            Notifier notifier = open();
            scene().failTemporarily();
            failure(notifier).ifPresent(result -> assertThat(result.detail()).doesNotContain(scene().secret()));
        }
    }

    @Test
    void n20_must_closeRepeatably() throws Exception {
        Notifier notifier = open();
        notifier.close();
        notifier.close();
    }

    private static Optional<DeliveryResult.Failed> failure(Notifier notifier) throws InterruptedException {
        try {
            DeliveryResult result = notifier.deliver(new Notification(
                    "failing", NotificationKind.TEST, Instant.EPOCH, "a test", Map.of(), "", Map.of()));
            assertThat(result).isInstanceOf(DeliveryResult.Failed.class);
            return Optional.of((DeliveryResult.Failed) result);
        } catch (RetryableException e) {
            return Optional.empty();
        }
    }

    private Notification notification(String id, NotificationKind kind, Map<String, String> facts) throws Exception {
        return new Notification(
                id, kind, Instant.EPOCH, "text of " + id, facts, "https://teppan.example/" + id, scene().settings());
    }

    private Notifier open() throws Exception {
        Notifier notifier = scene().open();
        opened.add(notifier);
        return notifier;
    }

    private NotifierFixture scene() {
        if (fixture == null) {
            throw new IllegalStateException("no test runs");
        }
        return fixture;
    }
}
