package dev.teppan.example.notifier;

import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.testkit.notifier.NotifierContract;
import dev.teppan.spi.testkit.notifier.NotifierFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesNotifierTest extends NotifierContract {

    @TempDir
    private Path directory;

    @Override
    protected NotifierFixture fixture() {
        Path file = directory.resolve("sub/notifications.jsonl");
        return new NotifierFixture() {
            @Override
            public Notifier open() throws IOException {
                work();
                return new JsonLinesNotifier(file);
            }

            @Override
            public List<String> received() throws IOException {
                return Files.readAllLines(file);
            }

            @Override
            public boolean canFail() {
                return true;
            }

            @Override
            public void failTemporarily() throws IOException {
                Files.deleteIfExists(file);
                Files.delete(file.getParent());
            }

            @Override
            public void work() throws IOException {
                Files.createDirectories(file.getParent());
            }
        };
    }
}
