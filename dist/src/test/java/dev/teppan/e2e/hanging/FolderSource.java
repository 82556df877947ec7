package dev.teppan.e2e.hanging;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Hides nothing that it has given out: what is not acknowledged comes with the next call. */
record FolderSource(Path folder, CountDownLatch closed) implements QueueSource {

    private static final long PAUSE_MILLIS = 100;

    FolderSource(Path folder) {
        this(folder, new CountDownLatch(1));
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        List<Delivery> taken = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.limit(max).toList()) {
                String name = file.getFileName().toString();
                taken.add(new Delivery(
                        new Receipt(name),
                        name,
                        Files.readString(file),
                        Map.of(),
                        Files.getLastModifiedTime(file).toInstant(),
                        1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (taken.isEmpty()) {
            var unused = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return taken;
    }

    @Override
    public void acknowledge(List<Receipt> receipts) {
        try {
            for (Receipt receipt : receipts) {
                Files.deleteIfExists(folder.resolve(receipt.value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void release(List<Receipt> receipts, Duration delay) {
        // They come with the next call anyway.
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
