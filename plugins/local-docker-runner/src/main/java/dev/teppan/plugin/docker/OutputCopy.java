package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Copies one container's log to a sink, from a stored position on, until the container has ended. */
final class OutputCopy {

    /** The engine writes the two streams at once, so their records may be out of order by a little. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** How long a log may stay open and silent after the end of its container. */
    private static final int SILENT_POLLS_AFTER_END = 15;

    private final Engine engine;
    private final Watches watches;
    private final Watch watch;
    private final BooleanSupplier reachable;
    private LogCursor stdout;
    private LogCursor stderr;

    OutputCopy(Engine engine, Watches watches, Watch watch, BooleanSupplier reachable, OutputPosition from) {
        this.engine = engine;
        this.watches = watches;
        this.watch = watch;
        this.reachable = reachable;
        this.stdout = LogCursor.parse(from.stdout());
        this.stderr = LogCursor.parse(from.stderr());
    }

    void to(OutputSink sink) throws InterruptedException {
        if (watch.discarded()) {
            return;
        }
        try (LogStream log = new LogStream(engine, watch.containerId(), since(), true)) {
            if (!copy(log, record -> takeOrTellGap(record, sink), sink)) {
                return;
            }
        }
        awaitEnd();
        tellGap(stdout, OutputStreamName.STDOUT, sink);
        tellGap(stderr, OutputStreamName.STDERR, sink);
        catchUp(sink);
    }

    /**
     * Reads the end of the log once more, now that nothing is added to it: an engine may close a followed log without its
     * last records.
     */
    private void catchUp(OutputSink sink) throws InterruptedException {
        long since = Stream.of(stdout, stderr)
                .flatMap(cursor -> cursor.last().stream())
                .max(Comparator.naturalOrder())
                .map(OutputCopy::since)
                .orElse(0L);
        stdout = LogCursor.parse(stdout.position());
        stderr = LogCursor.parse(stderr.position());
        try (LogStream log = new LogStream(engine, watch.containerId(), since, false)) {
            // A cursor whose last record is older than the window does not find its place, which is no loss here.
            copy(log, record -> take(record, sink), sink);
        }
    }

    /** Copies until the log's end; false when the container is gone. */
    private boolean copy(LogStream log, Consumer<LogRecord> taker, OutputSink sink) throws InterruptedException {
        int silentPolls = 0;
        while (true) {
            switch (log.next(POLL).orElse(null)) {
                case null -> {
                    silentPolls = watch.end().isDone() ? silentPolls + 1 : 0;
                    if (silentPolls > SILENT_POLLS_AFTER_END || !reachable.getAsBoolean()) {
                        throw new RetryableException("the engine has gone silent");
                    }
                }
                case LogStream.Item.Next next -> taker.accept(next.record());
                case LogStream.Item.Broken broken -> throw new RetryableException("the log broke off", broken.cause());
                case LogStream.Item.NoContainer gone -> {
                    removed(sink);
                    return false;
                }
                case LogStream.Item.End end -> {
                    return true;
                }
            }
        }
    }

    private void takeOrTellGap(LogRecord record, OutputSink sink) {
        LogCursor cursor = cursor(record.stream());
        if (cursor.take(record.time())) {
            tellGap(cursor, record.stream(), sink);
            write(record, cursor, sink);
        }
    }

    private void take(LogRecord record, OutputSink sink) {
        LogCursor cursor = cursor(record.stream());
        if (cursor.take(record.time())) {
            write(record, cursor, sink);
        }
    }

    private static void write(LogRecord record, LogCursor cursor, OutputSink sink) {
        sink.write(new OutputChunk(record.stream(), record.bytes(), record.time(), cursor.position()));
    }

    private LogCursor cursor(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    private void awaitEnd() throws InterruptedException {
        try {
            if (watches.settle(watch).isEmpty()) {
                throw new RetryableException("the log ended before the container");
            }
        } catch (DockerException | EngineAway away) {
            throw new RetryableException("the log broke off", away);
        }
    }

    private void removed(OutputSink sink) {
        if (!watch.discarded()) {
            for (OutputStreamName stream : OutputStreamName.values()) {
                sink.gap(stream, "the container was removed before all of its output was read");
            }
        }
    }

    private static void tellGap(LogCursor cursor, OutputStreamName stream, OutputSink sink) {
        if (cursor.lostItsPlace()) {
            cursor.placeTold();
            sink.gap(stream, "the engine has dropped old output before it was read");
        }
    }

    /** Whole seconds, as that is what every engine takes; from the beginning where one stream has no position. */
    private long since() {
        if (stdout.last().isEmpty() || stderr.last().isEmpty()) {
            return 0;
        }
        Instant earlier = stdout.last().get().isBefore(stderr.last().get())
                ? stdout.last().get()
                : stderr.last().get();
        return since(earlier);
    }

    private static long since(Instant last) {
        return Math.max(0, last.minus(OVERLAP).getEpochSecond());
    }
}
