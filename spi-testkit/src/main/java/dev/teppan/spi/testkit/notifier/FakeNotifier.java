package dev.teppan.spi.testkit.notifier;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.testkit.FailureSwitch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers what it was told. Safe for use by several threads. */
public final class FakeNotifier implements Notifier {

    private final List<Notification> delivered = new CopyOnWriteArrayList<>();
    private final FailureSwitch failures = new FailureSwitch();
    private final AtomicReference<Optional<DeliveryResult>> answer = new AtomicReference<>(Optional.empty());

    /** Decides what calls do. */
    public FailureSwitch failures() {
        return failures;
    }

    /** Answers with this from now on, and takes nothing. */
    public void answers(DeliveryResult.Failed failed) {
        answer.set(Optional.of(failed));
    }

    /** Takes everything again. */
    public void takesAll() {
        answer.set(Optional.empty());
    }

    /** What it took, in order; a repeat stands there twice. */
    public List<Notification> delivered() {
        return List.copyOf(delivered);
    }

    @Override
    public DeliveryResult deliver(Notification notification) throws InterruptedException {
        failures.pass();
        return answer.get().orElseGet(() -> {
            delivered.add(notification);
            return new DeliveryResult.Delivered();
        });
    }

    @Override
    public void close() {}
}
