package dev.teppan.platform.plugins.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.plugins.TestContext;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.testkit.log.LogStoreContract;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest extends LogStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected LogStore open() {
        return new FileLogStoreFactory()
                .create(new FileLogStoreSettings(Optional.of(directory)), new TestContext("file", directory));
    }

    @Test
    void leavesNoEmptyDirectoryBehind() throws Exception {
        ObjectKey key = new ObjectKey("shop/mail/id/stdout.txt");
        try (LogStore store = open();
                var writer = store.write(key, new ObjectMetadata("text/plain", Map.of()))) {
            writer.append(ByteBuffer.wrap(new byte[] {1}));
            writer.complete();
            store.deleteBelow(new ObjectKey("shop/mail/id"));
        }
        try (Stream<Path> rest = Files.list(directory.resolve("objects"))) {
            assertThat(rest).isEmpty();
        }
    }
}
