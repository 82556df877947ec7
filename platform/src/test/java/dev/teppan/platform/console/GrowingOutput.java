package dev.teppan.platform.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Output in memory, written by a test while pages read it. */
final class GrowingOutput implements AttemptOutput {

    private record Entry(OutputStreamName stream, byte[] bytes, Instant time, OutputOffsets after) {}

    private static final class Kept {
        private final List<Entry> entries = new ArrayList<>();
        private OutputOffsets end = OutputOffsets.START;
        private boolean sealed;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<String, Kept> all = new HashMap<>();

    void write(String attempt, OutputStreamName stream, String text, Instant time) {
        lock.lock();
        try {
            byte[] bytes = text.getBytes(UTF_8);
            Kept kept = all.computeIfAbsent(attempt, id -> new Kept());
            kept.end = stream == OutputStreamName.STDOUT
                    ? new OutputOffsets(kept.end.stdout() + bytes.length, kept.end.stderr())
                    : new OutputOffsets(kept.end.stdout(), kept.end.stderr() + bytes.length);
            kept.entries.add(new Entry(stream, bytes, time, kept.end));
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void seal(String attempt) {
        lock.lock();
        try {
            all.computeIfAbsent(attempt, id -> new Kept()).sealed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes) {
        lock.lock();
        try {
            return Optional.ofNullable(all.get(owner.attempt().value())).map(kept -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                kept.entries.stream()
                        .filter(entry -> entry.stream() == stream)
                        .forEach(entry -> bytes.writeBytes(entry.bytes()));
                int from = (int) Math.min(offset, bytes.size());
                int to = Math.min(bytes.size(), from + maxBytes);
                return new OutputRange(Arrays.copyOfRange(bytes.toByteArray(), from, to), bytes.size(), kept.sealed);
            });
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from) {
        lock.lock();
        try {
            return Optional.ofNullable(all.get(owner.attempt().value())).map(kept -> new Follower(kept, from));
        } finally {
            lock.unlock();
        }
    }

    private final class Follower implements OutputFollower {
        private final Kept kept;
        private final OutputOffsets from;
        private int at;

        Follower(Kept kept, OutputOffsets from) {
            this.kept = kept;
            this.from = from;
        }

        @Override
        public List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException {
            lock.lock();
            try {
                long left = wait.toNanos();
                while (at >= kept.entries.size() && !kept.sealed && left > 0) {
                    left = grown.awaitNanos(left);
                }
                List<OutputPiece> pieces = new ArrayList<>();
                while (at < kept.entries.size()) {
                    Entry entry = kept.entries.get(at++);
                    long begin = entry.after().of(entry.stream()) - entry.bytes().length;
                    int skip = Math.clamp(from.of(entry.stream()) - begin, 0, entry.bytes().length);
                    if (skip < entry.bytes().length) {
                        pieces.add(new OutputPiece(
                                entry.stream(),
                                Arrays.copyOfRange(entry.bytes(), skip, entry.bytes().length),
                                entry.time(),
                                entry.after()));
                    }
                }
                return pieces;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean ended() {
            lock.lock();
            try {
                return kept.sealed && at >= kept.entries.size();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {}
    }
}
