package dev.teppan.spi.testkit.queue;

import dev.teppan.spi.queue.QueueSource;
import java.time.Duration;

/** What the contract suite needs of a queue source under test: one for each test, empty at first. */
public interface QueueSourceFixture {

    /** A new source over the fixture's queue. Called several times in a test; the suite closes what it gets. */
    QueueSource open() throws Exception;

    /** Puts a message into the queue, as another program would. */
    void put(String body) throws Exception;

    /** How long a received message is hidden. Make it short, as the suite waits for its end. */
    Duration holdTime();

    /** How long anything may take at most before it counts as missing. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** Removes whatever the test left behind. */
    default void close() throws Exception {}
}
