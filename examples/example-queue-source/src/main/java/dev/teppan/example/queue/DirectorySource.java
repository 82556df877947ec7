package dev.teppan.example.queue;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads messages from the files of a directory. */
final class DirectorySource implements QueueSource {

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Path directory;
    private final Duration hold;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    DirectorySource(Path directory, Duration hold, InstantSource clock) {
        this.directory = directory;
        this.hold = hold;
        this.clock = clock;
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (closed.getCount() > 0) {
            List<Delivery> taken = take(max);
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (!taken.isEmpty() || left <= 0 || closed.await(Math.min(left, LOOK_AGAIN_MILLIS), TimeUnit.MILLISECONDS)) {
                return taken;
            }
        }
        return List.of();
    }

    private List<Delivery> take(int max) {
        List<Delivery> taken = new ArrayList<>();
        long now = clock.millis();
        for (Path file : files()) {
            MessageFile message = MessageFile.parse(file.getFileName().toString());
            if (taken.size() < max && message.hiddenUntil() <= now) {
                take(file, message.delivered(now + hold.toMillis())).ifPresent(taken::add);
            }
        }
        return taken;
    }

    private Optional<Delivery> take(Path file, MessageFile message) {
        try {
            Path held = Files.move(file, directory.resolve(message.fileName()), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(new Delivery(
                    new Receipt(message.fileName()),
                    message.name(),
                    Files.readString(held),
                    Map.of(),
                    Files.getLastModifiedTime(held).toInstant(),
                    message.deliveries()));
        } catch (NoSuchFileException e) {
            // Another receiver was first.
            return Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void acknowledge(List<Receipt> receipts) {
        try {
            for (Receipt receipt : receipts) {
                Files.deleteIfExists(directory.resolve(receipt.value()));
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void release(List<Receipt> receipts, Duration delay) {
        long until = clock.millis() + delay.toMillis();
        for (Receipt receipt : receipts) {
            MessageFile message = MessageFile.parse(receipt.value()).hidden(until);
            try {
                Files.move(
                        directory.resolve(receipt.value()),
                        directory.resolve(message.fileName()),
                        StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                // Its hold has run out, or it was acknowledged: nothing is left to release.
                continue;
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private RetryableException failure(IOException cause) {
        return new RetryableException("cannot read or change " + directory + ": " + cause, cause);
    }
}
