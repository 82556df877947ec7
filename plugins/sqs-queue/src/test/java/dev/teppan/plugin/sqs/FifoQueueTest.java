package dev.teppan.plugin.sqs;

import dev.teppan.spi.testkit.queue.QueueSourceContract;
import dev.teppan.spi.testkit.queue.QueueSourceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, on a FIFO queue of a running server. */
final class FifoQueueTest extends QueueSourceContract {

    private static SqsServer server;

    @BeforeAll
    static void start() {
        server = SqsServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected QueueSourceFixture fixture() {
        return new SqsFixture(server, ".fifo");
    }
}
