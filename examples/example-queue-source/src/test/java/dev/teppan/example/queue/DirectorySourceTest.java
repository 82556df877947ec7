package dev.teppan.example.queue;

import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.testkit.queue.QueueSourceContract;
import dev.teppan.spi.testkit.queue.QueueSourceFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest extends QueueSourceContract {

    @TempDir
    private Path directory;

    @Override
    protected QueueSourceFixture fixture() {
        return new QueueSourceFixture() {
            @Override
            public QueueSource open() {
                return new DirectorySource(directory, holdTime(), InstantSource.system());
            }

            @Override
            public void put(String body) throws IOException {
                String name = UUID.randomUUID().toString();
                Path half = Files.writeString(directory.resolve("." + name), body);
                Files.move(half, directory.resolve(name));
            }

            @Override
            public Duration holdTime() {
                return Duration.ofSeconds(2);
            }
        };
    }
}
