package dev.teppan.platform.api;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.AttemptStream;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.spi.executor.OutputStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Output in memory. */
public final class FakeOutput implements AttemptOutput {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:05Z");

    private final Map<AttemptId, Kept> kept = new ConcurrentHashMap<>();
    private final Map<AttemptId, AttemptStream> streams = new ConcurrentHashMap<>();

    private static final class Kept {
        private final List<OutputPiece> pieces = new ArrayList<>();
        private OutputOffsets end = OutputOffsets.START;
        private boolean ended;

        synchronized void add(OutputStreamName stream, byte[] bytes) {
            end = stream == OutputStreamName.STDOUT
                    ? new OutputOffsets(end.stdout() + bytes.length, end.stderr())
                    : new OutputOffsets(end.stdout(), end.stderr() + bytes.length);
            pieces.add(new OutputPiece(stream, bytes, WRITTEN, end));
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized byte[] all(OutputStreamName stream) {
            byte[] all = new byte[Math.toIntExact(end.of(stream))];
            int at = 0;
            for (OutputPiece piece : pieces) {
                if (piece.stream() == stream) {
                    System.arraycopy(piece.bytes(), 0, all, at, piece.bytes().length);
                    at += piece.bytes().length;
                }
            }
            return all;
        }

        synchronized List<OutputPiece> from(int index, Duration wait) throws InterruptedException {
            long end = System.nanoTime() + wait.toNanos();
            for (long left = wait.toMillis(); index >= pieces.size() && !ended && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return List.copyOf(pieces.subList(Math.min(index, pieces.size()), pieces.size()));
        }

        synchronized boolean isOver(int index) {
            return ended && index >= pieces.size();
        }
    }

    public void write(AttemptId attempt, OutputStreamName stream, byte[] bytes) {
        of(attempt).add(stream, bytes);
    }

    public void end(AttemptId attempt) {
        of(attempt).end();
    }

    /** Both streams of an attempt are read from this one. */
    public void of(AttemptId attempt, AttemptStream stream) {
        streams.put(attempt, stream);
    }

    @Override
    public Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException {
        AttemptStream made = streams.get(owner.attempt());
        if (made != null) {
            return Optional.of(made.read(offset, maxBytes));
        }
        return Optional.ofNullable(kept.get(owner.attempt())).map(found -> {
            byte[] all = found.all(stream);
            int from = (int) Math.min(offset, all.length);
            int to = (int) Math.min(all.length, (long) from + maxBytes);
            return new OutputRange(Arrays.copyOfRange(all, from, to), all.length, found.isOver(Integer.MAX_VALUE));
        });
    }

    @Override
    public Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from) {
        return Optional.ofNullable(kept.get(owner.attempt())).map(found -> new Follower(found, from));
    }

    private Kept of(AttemptId attempt) {
        return kept.computeIfAbsent(attempt, missing -> new Kept());
    }

    private static final class Follower implements OutputFollower {
        private final Kept kept;
        private final OutputOffsets from;
        private int index;

        Follower(Kept kept, OutputOffsets from) {
            this.kept = kept;
            this.from = from;
        }

        @Override
        public List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException {
            List<OutputPiece> pieces = kept.from(index, wait);
            index += pieces.size();
            List<OutputPiece> wanted = new ArrayList<>();
            for (OutputPiece piece : pieces) {
                long begin = piece.next().of(piece.stream()) - piece.bytes().length;
                int skip = Math.clamp(from.of(piece.stream()) - begin, 0, piece.bytes().length);
                if (skip < piece.bytes().length) {
                    wanted.add(new OutputPiece(
                            piece.stream(),
                            Arrays.copyOfRange(piece.bytes(), skip, piece.bytes().length),
                            piece.time(),
                            piece.next()));
                }
            }
            return wanted;
        }

        @Override
        public boolean ended() {
            return kept.isOver(index);
        }

        @Override
        public void close() {}
    }
}
