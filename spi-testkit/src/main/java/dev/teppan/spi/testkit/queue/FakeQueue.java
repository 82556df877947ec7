package dev.teppan.spi.testkit.queue;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth.Depth;
import dev.teppan.spi.queue.Receipt;
import dev.teppan.spi.testkit.FailureSwitch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A queue in memory, which outlives the sources over it. Safe for use by several threads. */
public final class FakeQueue {

    // A clock that a test moves wakes nobody, so waiting looks again after this.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static final class Message {
        final String id = UUID.randomUUID().toString();
        final String body;
        final Map<String, String> attributes;
        final Instant sentAt;
        Instant visibleAt;
        boolean held;
        int deliveries;

        Message(String body, Map<String, String> attributes, Instant sentAt, Instant visibleAt) {
            this.body = body;
            this.attributes = attributes;
            this.sentAt = sentAt;
            this.visibleAt = visibleAt;
        }

        Receipt receipt() {
            return new Receipt(id + ":" + deliveries);
        }
    }

    private final InstantSource clock;
    private final Duration holdTime;
    private final FailureSwitch failures = new FailureSwitch();
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public FakeQueue(InstantSource clock, Duration holdTime) {
        this.clock = clock;
        this.holdTime = holdTime;
    }

    /** Decides what calls of its sources do. */
    public FailureSwitch failures() {
        return failures;
    }

    /** Puts a message in; returns its id. */
    public String put(String body, Map<String, String> attributes, Duration delay) {
        return locked(() -> {
            Instant now = clock.instant();
            Message message = new Message(body, attributes, now, now.plus(delay));
            messages.put(message.id, message);
            changed.signalAll();
            return message.id;
        });
    }

    /** How many messages are in it, held and delayed ones too. */
    public int size() {
        return locked(messages::size);
    }

    List<Delivery> take(int max, Duration wait, FakeQueueSource source) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                List<Delivery> taken = source.closed() ? List.of() : visible(max);
                long left = deadline - System.nanoTime();
                if (!taken.isEmpty() || source.closed() || left <= 0) {
                    return taken;
                }
                var unused = changed.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> visible(int max) {
        Instant now = clock.instant();
        List<Delivery> taken = new ArrayList<>();
        for (Message message : messages.values()) {
            if (taken.size() < max && !message.visibleAt.isAfter(now)) {
                message.deliveries++;
                message.held = true;
                message.visibleAt = now.plus(holdTime);
                taken.add(new Delivery(
                        message.receipt(),
                        message.id,
                        message.body,
                        message.attributes,
                        message.sentAt,
                        message.deliveries));
            }
        }
        return taken;
    }

    void remove(List<Receipt> receipts) {
        locked(() -> messages.values().removeIf(message -> receipts.contains(message.receipt())));
    }

    /** Hides held messages until a time; returns the receipts that no longer hold anything. */
    List<Receipt> hide(List<Receipt> receipts, Duration duration, boolean stillHeld) {
        return locked(() -> {
            Instant now = clock.instant();
            List<Receipt> runOut = new ArrayList<>(receipts);
            for (Message message : messages.values()) {
                boolean holds = message.held && message.visibleAt.isAfter(now);
                if (holds && runOut.remove(message.receipt())) {
                    message.visibleAt = now.plus(duration);
                    message.held = stillHeld;
                }
            }
            changed.signalAll();
            return runOut;
        });
    }

    Depth depth() {
        return locked(() -> {
            Instant now = clock.instant();
            List<Message> hidden = messages.values().stream()
                    .filter(message -> message.visibleAt.isAfter(now))
                    .toList();
            long inFlight = hidden.stream().filter(message -> message.held).count();
            Optional<Duration> oldest = messages.values().stream()
                    .map(message -> Duration.between(message.sentAt, now))
                    .max(Duration::compareTo);
            return new Depth(messages.size() - hidden.size(), inFlight, hidden.size() - inFlight, oldest, false);
        });
    }

    void wake() {
        locked(() -> {
            changed.signalAll();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
