package dev.teppan.spi.testkit.queue;

import dev.teppan.spi.queue.QueueSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

class FakeQueueSourceTest extends QueueSourceContract {

    @Override
    protected QueueSourceFixture fixture() {
        FakeQueue queue = new FakeQueue(InstantSource.system(), Duration.ofSeconds(2));
        return new QueueSourceFixture() {
            @Override
            public QueueSource open() {
                return new FakeQueueSource(queue);
            }

            @Override
            public void put(String body) {
                queue.put(body, Map.of(), Duration.ZERO);
            }

            @Override
            public Duration holdTime() {
                return Duration.ofSeconds(2);
            }
        };
    }
}
