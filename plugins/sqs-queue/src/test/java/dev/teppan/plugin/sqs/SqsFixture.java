package dev.teppan.plugin.sqs;

import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.testkit.queue.QueueSourceFixture;
import java.time.Duration;
import java.util.UUID;

/** A new queue of a running server. */
final class SqsFixture implements QueueSourceFixture {

    private final SqsServer server;
    private final String name;
    private final String url;

    SqsFixture(SqsServer server, String suffix) {
        this.server = server;
        this.name = "contract-" + UUID.randomUUID() + suffix;
        this.url = server.make(name);
    }

    @Override
    public QueueSource open() {
        return new SqsQueueSource(server.settings(name, holdTime()), new TestContext());
    }

    @Override
    public void put(String body) {
        server.client().sendMessage(request -> {
            request.queueUrl(url).messageBody(body);
            if (name.endsWith(".fifo")) {
                String id = UUID.randomUUID().toString();
                request.messageGroupId(id).messageDeduplicationId(id);
            }
        });
    }

    @Override
    public Duration holdTime() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void close() {
        server.client().deleteQueue(request -> request.queueUrl(url));
    }
}
