package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final String ID = "019b76da-a800-7a99-81d7-89a1c1e8f81c";
    private static final OutputOwner OWNER =
            new OutputOwner(new ExecutionId(ID), new AttemptId(ID), "shop", "Admin::Mail");

    @TempDir
    Path directory;

    final SettableClock clock = new SettableClock();
    SpoolDirectory spools;

    @BeforeEach
    void open() {
        spools = open(1 << 20);
    }

    @Test
    void resumesWhereItWasKilled() {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "one\n", "o1");
        write(spool, OutputStreamName.STDERR, "two\n", "e1");

        Spool again = open(1 << 20).open(OWNER);

        assertThat(again.position()).isEqualTo(new OutputPosition("o1", "e1"));
        write(again, OutputStreamName.STDOUT, "three\n", "o2");
        assertThat(text("stdout")).isEqualTo("one\nthree\n");
    }

    @Test
    void cutsATornEndBackToTheLastWholeEntry() throws IOException {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "one\n", "o1");
        long whole = Files.size(file("journal"));
        write(spool, OutputStreamName.STDOUT, "two\n", "o2");
        byte[] journal = Files.readAllBytes(file("journal"));
        for (int length = (int) whole; length < journal.length; length++) {
            Files.write(file("journal"), java.util.Arrays.copyOf(journal, length));

            Spool again = open(1 << 20).open(OWNER);

            assertThat(again.position().stdout()).isEqualTo("o1");
            assertThat(text("stdout")).isEqualTo("one\n");
            Files.writeString(file("stdout"), "two\n", StandardOpenOption.APPEND);
        }
    }

    @Test
    void dropsBytesThatNoEntryTellsOfAndEntriesWhoseBytesAreMissing() throws IOException {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "one\n", "o1");
        Files.writeString(file("stdout"), "torn", StandardOpenOption.APPEND);
        assertThat(open(1 << 20).open(OWNER).position().stdout()).isEqualTo("o1");
        assertThat(text("stdout")).isEqualTo("one\n");

        Files.writeString(file("stdout"), "on");
        assertThat(open(1 << 20).open(OWNER).position()).isEqualTo(OutputPosition.START);
        assertThat(text("stdout")).isEmpty();
    }

    @Test
    void aDamagedEntryIsNotBelieved() throws IOException {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "one\n", "o1");
        byte[] journal = Files.readAllBytes(file("journal"));
        journal[journal.length - 6] ^= 1;
        Files.write(file("journal"), journal);

        assertThat(open(1 << 20).open(OWNER).position()).isEqualTo(OutputPosition.START);
    }

    @Test
    void cutsBothStreamsTogetherOnceWithOneMark() {
        spools = open(10);
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "12345678", "o1");
        write(spool, OutputStreamName.STDERR, "abc", "e1");
        write(spool, OutputStreamName.STDERR, "more", "e2");
        write(spool, OutputStreamName.STDOUT, "more", "o2");

        assertThat(text("stdout")).isEqualTo("12345678");
        assertThat(text("stderr")).startsWith("\n[teppan] Output is cut here: an attempt keeps at most 10 bytes.");
        assertThat(spool.row(false).truncated()).isTrue();
    }

    @Test
    void aFollowerSeesBothStreamsInOrderWhileTheyGrow() throws InterruptedException {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "one\n", "o1");
        try (OutputFollower follower = follow(OutputOffsets.START)) {
            assertThat(texts(follower.next(100, Duration.ZERO))).containsExactly("STDOUT one\n");
            assertThat(follower.next(100, Duration.ofMillis(1))).isEmpty();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                write(spool, OutputStreamName.STDERR, "two\n", "e1");
                write(spool, OutputStreamName.STDOUT, "three\n", "o2");
                spool.seal();
            });

            List<String> seen = new ArrayList<>();
            while (!follower.ended()) {
                seen.addAll(texts(follower.next(100, Duration.ofSeconds(10))));
            }

            writing.join();
            assertThat(seen).containsExactly("STDERR two\n", "STDOUT three\n");
        }
    }

    @Test
    void aFollowerGoesOnFromAnyOffsetsInSmallBites() throws InterruptedException {
        Spool spool = spools.open(OWNER);
        write(spool, OutputStreamName.STDOUT, "12345", "o1");
        write(spool, OutputStreamName.STDERR, "abcde", "e1");
        write(spool, OutputStreamName.STDOUT, "67890", "o2");
        spool.seal();
        OutputOffsets at = new OutputOffsets(3, 1);
        StringBuilder seen = new StringBuilder();
        for (boolean ended = false; !ended; ) {
            try (OutputFollower follower = follow(at)) {
                for (OutputPiece piece : follower.next(2, Duration.ZERO)) {
                    seen.append(new String(piece.bytes(), UTF_8)).append('|');
                    at = piece.next();
                }
                ended = follower.ended();
            }
        }
        assertThat(seen.toString().replace("|", "")).isEqualTo("45bcde67890");
    }

    @Test
    void namesThatAreNoPathSegmentsStayInTheirPlace() {
        OutputOwner owner = new OutputOwner(new ExecutionId(ID), new AttemptId(ID), "..", "a/../b c");
        assertThat(owner.key().value()).isEqualTo("%2E./a%2F..%2Fb%20c/" + ID);
        assertThat(OWNER.key().value()).isEqualTo("shop/Admin::Mail/" + ID);
    }

    private SpoolDirectory open(long limit) {
        return new SpoolDirectory(new SpoolSettings(directory, limit, Long.MAX_VALUE), clock);
    }

    private OutputFollower follow(OutputOffsets from) {
        try {
            return new SpoolFollower(spools.open(OWNER), from);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(ID).resolve(name);
    }

    private String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(Spool spool, OutputStreamName stream, String text, String position) {
        spool.write(new OutputChunk(stream, text.getBytes(UTF_8), clock.instant(), position));
    }

    private static List<String> texts(List<OutputPiece> pieces) {
        return pieces.stream()
                .map(piece -> piece.stream() + " " + new String(piece.bytes(), UTF_8))
                .toList();
    }
}
