package dev.teppan.spi.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link LogStore}. Extend it and say how a store is opened. Each rule has a number that stays, and says
 * {@code must} (the host relies on it) or {@code should}. Writing is l01 to l19, reading l20 to l29, deleting l30 to l39,
 * the rest l40 on. Every test uses keys of its own.
 */
@Timeout(120)
public abstract class LogStoreContract {

    private static final ObjectMetadata TEXT = new ObjectMetadata("text/plain; charset=utf-8", Map.of("kind", "test"));

    private final List<LogStore> opened = new ArrayList<>();
    private ObjectKey root = new ObjectKey("contract");

    /** A new object over the same place; called several times in a test, and closed by the suite. */
    protected abstract LogStore open() throws Exception;

    /** The largest object the suite writes, in bytes. */
    protected int largeObject() {
        return 12 * 1024 * 1024;
    }

    @BeforeEach
    void chooseKeys() {
        root = new ObjectKey("contract/" + UUID.randomUUID());
    }

    @AfterEach
    void closeStores() {
        opened.forEach(LogStore::close);
    }

    @Test
    void l01_must_giveBackWhatWasWritten() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "one ", "two ", "three");
        assertThat(text(store, root.child("a"))).isEqualTo("one two three");
    }

    @Test
    void l02_must_keepItForTheNextObject() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "kept");
        store.close();
        assertThat(text(store(), root.child("a"))).isEqualTo("kept");
    }

    @Test
    void l03_must_showNothingBeforeItIsComplete() throws Exception {
        LogStore store = store();
        try (ObjectWriter writer = store.write(root.child("a"), TEXT)) {
            writer.append(bytes("half"));
            assertThat(store.read(root.child("a"), 0, 100)).isEmpty();
            writer.complete();
        }
        assertThat(text(store, root.child("a"))).isEqualTo("half");
    }

    @Test
    void l04_must_leaveNoTraceOfWhatWasGivenUp() throws Exception {
        LogStore store = store();
        ObjectWriter writer = store.write(root.child("a"), TEXT);
        writer.append(bytes("given up"));
        writer.close();
        writer.close();
        assertThat(store.read(root.child("a"), 0, 100)).isEmpty();
    }

    @Test
    void l05_must_replaceWholeObjects() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "the first, which is longer");
        ObjectWriter writer = store.write(root.child("a"), TEXT);
        writer.append(bytes("second"));
        assertThat(text(store, root.child("a"))).isEqualTo("the first, which is longer");
        writer.complete();
        writer.close();
        assertThat(text(store, root.child("a"))).isEqualTo("second");
    }

    @Test
    void l06_must_keepTheOldObjectWhenANewOneIsGivenUp() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "old");
        ObjectWriter writer = store.write(root.child("a"), TEXT);
        writer.append(bytes("new"));
        writer.close();
        assertThat(text(store, root.child("a"))).isEqualTo("old");
    }

    @Test
    void l07_must_keepAnEmptyObject() throws Exception {
        LogStore store = store();
        write(store, root.child("a"));
        assertThat(store.read(root.child("a"), 0, 100))
                .hasValueSatisfying(range -> assertThat(range.totalBytes()).isZero());
    }

    @Test
    void l08_must_notKeepTheCallersBuffer() throws Exception {
        LogStore store = store();
        byte[] reused = new byte[3];
        try (ObjectWriter writer = store.write(root.child("a"), TEXT)) {
            for (String part : List.of("abc", "def", "ghi")) {
                System.arraycopy(part.getBytes(StandardCharsets.UTF_8), 0, reused, 0, 3);
                writer.append(ByteBuffer.wrap(reused));
            }
            Arrays.fill(reused, (byte) 0);
            writer.complete();
        }
        assertThat(text(store, root.child("a"))).isEqualTo("abcdefghi");
    }

    @Test
    void l09_must_takeALargeObjectInParts() throws Exception {
        LogStore store = store();
        byte[] part = new byte[1_000_003];
        int size = 0;
        try (ObjectWriter writer = store.write(root.child("large"), TEXT)) {
            for (int index = 0; size < largeObject(); index++) {
                new Random(index).nextBytes(part);
                writer.append(ByteBuffer.wrap(part));
                size += part.length;
            }
            writer.complete();
        }
        new Random(1).nextBytes(part);
        ObjectRange second =
                store.read(root.child("large"), part.length, part.length).orElseThrow();
        assertThat(second.totalBytes()).isEqualTo(size);
        assertThat(second.bytes()).isEqualTo(part);
    }

    @Test
    void l10_must_takeManyObjectsAtOnce() throws Exception {
        LogStore store = store();
        List<CompletableFuture<String>> writes = new ArrayList<>();
        for (int index = 0; index < 32; index++) {
            ObjectKey key = root.child("many").child("object-" + index);
            writes.add(inBackground(() -> {
                write(store, key, key.value());
                return text(store, key);
            }));
        }
        for (int index = 0; index < writes.size(); index++) {
            assertThat(writes.get(index).get(60, TimeUnit.SECONDS))
                    .isEqualTo(root.child("many").child("object-" + index).value());
        }
    }

    @Test
    void l11_must_takeKeysOfAllSorts() throws Exception {
        LogStore store = store();
        List<String> names = List.of("with space", "grün 🍳", "a:b*c?d", "percent%20", "'quotes\"", "-dash", "~x", "#");
        for (String name : names) {
            write(store, root.child(name), name);
        }
        for (String name : names) {
            assertThat(text(store, root.child(name))).isEqualTo(name);
        }
    }

    @Test
    void l20_must_saySoWhenThereIsNoObject() throws Exception {
        assertThat(store().read(root.child("none"), 0, 100)).isEmpty();
        assertThat(store().read(root.child("none"), 5, 100)).isEmpty();
    }

    @Test
    void l21_must_readAnyRange() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "0123456789");
        assertThat(range(store, 0, 4)).isEqualTo("0123");
        assertThat(range(store, 4, 4)).isEqualTo("4567");
        assertThat(range(store, 8, 4)).isEqualTo("89");
        assertThat(range(store, 10, 4)).isEmpty();
        assertThat(range(store, 1_000, 4)).isEmpty();
        assertThat(store.read(root.child("a"), 8, 4).orElseThrow().totalBytes()).isEqualTo(10);
    }

    @Test
    void l22_must_notTakeAPrefixForAnObject() throws Exception {
        LogStore store = store();
        write(store, root.child("a").child("b"), "below");
        assertThat(store.read(root.child("a"), 0, 100)).isEmpty();
    }

    @Test
    void l30_must_deleteEverythingBelowAPrefixAndNothingElse() throws Exception {
        LogStore store = store();
        write(store, root.child("one").child("a"), "a");
        write(store, root.child("one").child("deep").child("b"), "b");
        write(store, root.child("one more"), "stays");
        store.deleteBelow(root.child("one"));
        assertThat(store.read(root.child("one").child("a"), 0, 10)).isEmpty();
        assertThat(store.read(root.child("one").child("deep").child("b"), 0, 10))
                .isEmpty();
        assertThat(text(store, root.child("one more"))).isEqualTo("stays");
    }

    @Test
    void l31_must_deleteTheObjectOfThatKey() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "a");
        store.deleteBelow(root.child("a"));
        assertThat(store.read(root.child("a"), 0, 10)).isEmpty();
    }

    @Test
    void l32_must_deleteRepeatably() throws Exception {
        LogStore store = store();
        store.deleteBelow(root.child("none"));
        write(store, root.child("a"), "a");
        store.deleteBelow(root);
        store.deleteBelow(root);
        write(store, root.child("a"), "again");
        assertThat(text(store, root.child("a"))).isEqualTo("again");
    }

    @Test
    void l40_must_giveUpOpenWritersOnClose() throws Exception {
        LogStore store = store();
        ObjectWriter writer = store.write(root.child("a"), TEXT);
        writer.append(bytes("open"));
        store.close();
        store.close();
        assertThatThrownBy(() -> {
                    writer.append(bytes("more"));
                    writer.complete();
                })
                .isInstanceOf(RuntimeException.class);
        writer.close();
        assertThat(store().read(root.child("a"), 0, 10)).isEmpty();
    }

    @Test
    void l41_must_makeLinksOrHaveNone() throws Exception {
        LogStore store = store();
        write(store, root.child("a"), "a");
        store.links()
                .ifPresent(links -> assertThat(links.link(root.child("a"), "a.txt", Duration.ofMinutes(5))
                                .isAbsolute())
                        .isTrue());
    }

    private LogStore store() throws Exception {
        LogStore store = open();
        opened.add(store);
        return store;
    }

    private String range(LogStore store, long offset, int maxBytes) throws InterruptedException {
        ObjectRange range = store.read(root.child("a"), offset, maxBytes).orElseThrow();
        return new String(range.bytes(), StandardCharsets.UTF_8);
    }

    private static void write(LogStore store, ObjectKey key, String... parts) throws InterruptedException {
        try (ObjectWriter writer = store.write(key, TEXT)) {
            for (String part : parts) {
                writer.append(bytes(part));
            }
            writer.complete();
        }
    }

    private static String text(LogStore store, ObjectKey key) throws InterruptedException {
        ObjectRange range = store.read(key, 0, 1_000).orElseThrow();
        return new String(range.bytes(), StandardCharsets.UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CompletableFuture<String> inBackground(Callable<String> call) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
