package dev.teppan.spi.testkit.queue;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The fixture of each test and the words its rules are written in. */
abstract class QueueScene {

    static final Duration AT_ONCE = Duration.ZERO;

    private @Nullable QueueSourceFixture fixture;
    private final List<QueueSource> opened = new ArrayList<>();

    /** A fresh fixture; called once for each test. */
    protected abstract QueueSourceFixture fixture() throws Exception;

    @BeforeEach
    void openFixture() throws Exception {
        fixture = fixture();
    }

    @AfterEach
    void closeFixture() throws Exception {
        opened.forEach(QueueSource::close);
        scene().close();
    }

    final QueueSourceFixture scene() {
        if (fixture == null) {
            throw new IllegalStateException("no test runs");
        }
        return fixture;
    }

    final QueueSource open() throws Exception {
        QueueSource source = scene().open();
        opened.add(source);
        return source;
    }

    /** Receives until that many are there, or patience ends. */
    final List<Delivery> receive(QueueSource source, int count) throws InterruptedException {
        long deadline = System.nanoTime() + scene().patience().toNanos();
        List<Delivery> received = new ArrayList<>();
        while (received.size() < count && System.nanoTime() < deadline) {
            received.addAll(source.receive(count - received.size(), Duration.ofMillis(500)));
        }
        return received;
    }

    static List<Receipt> receipts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::receipt).toList();
    }

    static List<String> bodies(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::body).sorted().toList();
    }
}
