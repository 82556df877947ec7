package dev.teppan.platform.console;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One viewer watching one execution: its output as it grows, and that it changed. Runs on the request's thread. */
final class LiveStream {

    private static final int STEP = 64 * 1024;
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** What makes a page look different; output does not. */
    private record Look(
            ExecutionState state,
            int generation,
            int attempt,
            Optional<Instant> started,
            int launch,
            int retries,
            boolean cancel) {

        static Look of(Execution execution) {
            return new Look(
                    execution.state(),
                    execution.generation(),
                    execution.attemptNumber(),
                    execution.attempt().flatMap(Attempt::startedAt),
                    execution.attempt().map(Attempt::launch).orElse(0),
                    execution.retries().size(),
                    execution.cancelRequestedBy().isPresent());
        }
    }

    /**
     * What is watched.
     *
     * @param attempt the attempt whose output is shown; absent before the first
     */
    record Subject(
            ExecutionId id,
            Optional<Attempt> attempt,
            Optional<OutputStreamName> stream,
            OutputOffsets from,
            long next) {}

    private final ExecutionReader executions;
    private final AttemptOutput output;
    private final InstantSource clock;
    private final CountDownLatch stopping;

    LiveStream(ExecutionReader executions, AttemptOutput output, InstantSource clock, CountDownLatch stopping) {
        this.executions = executions;
        this.output = output;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Sends events until all is told, the browser has gone (an IOException), or the server stops. */
    void run(StoredExecution stored, Subject subject, LiveEvents events) throws IOException, InterruptedException {
        events.open();
        Look look = Look.of(stored.execution());
        LineAssembler assembler = new LineAssembler(subject.from(), true, subject.next());
        Optional<OutputFollower> follower = Optional.empty();
        boolean told = subject.attempt().isEmpty();
        Instant lastLook = clock.instant();
        Instant lastSent = lastLook;
        try {
            while (stopping.getCount() > 0) {
                if (follower.isEmpty() && !told) {
                    follower = follow(stored, subject, assembler.offsets());
                }
                boolean sent = follower.isPresent() && copy(follower.get(), assembler, subject, events);
                if (follower.isPresent() && follower.get().ended() && !told) {
                    told = true;
                    sendFinished(assembler, subject, events);
                }
                if (follower.isEmpty() || told) {
                    stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
                }
                Instant now = clock.instant();
                if (Duration.between(lastLook, now).compareTo(TICK) >= 0) {
                    lastLook = now;
                    Optional<StoredExecution> found = executions.find(subject.id());
                    if (found.isEmpty()) {
                        break;
                    }
                    Look newLook = Look.of(found.get().execution());
                    if (!newLook.equals(look)) {
                        look = newLook;
                        events.changed();
                        sent = true;
                    }
                    if (told && found.get().execution().state().isEnd()) {
                        break;
                    }
                }
                if (sent) {
                    lastSent = now;
                } else if (Duration.between(lastSent, now).compareTo(BEAT) >= 0) {
                    events.beat();
                    lastSent = now;
                }
            }
        } finally {
            follower.ifPresent(OutputFollower::close);
        }
        if (stopping.getCount() > 0) {
            events.end();
        }
    }

    private Optional<OutputFollower> follow(StoredExecution stored, Subject subject, OutputOffsets from) {
        return subject.attempt().flatMap(attempt -> output.follow(Subjects.output(stored.execution(), attempt), from));
    }

    private static boolean copy(OutputFollower follower, LineAssembler assembler, Subject subject, LiveEvents events)
            throws IOException, InterruptedException {
        List<OutputPiece> pieces = follower.next(STEP, TICK);
        if (pieces.isEmpty()) {
            return false;
        }
        List<LogLine> lines = new ArrayList<>();
        for (OutputPiece piece : pieces) {
            lines.addAll(assembler.take(piece));
        }
        send(lines, assembler, pieces.getLast().next(), subject, events);
        return true;
    }

    private static void sendFinished(LineAssembler assembler, Subject subject, LiveEvents events) throws IOException {
        OutputOffsets all = assembler.taken();
        send(assembler.finish(), assembler, all, subject, events);
    }

    private static void send(
            List<LogLine> lines, LineAssembler assembler, OutputOffsets all, Subject subject, LiveEvents events)
            throws IOException {
        events.lines(
                new LiveEvents.Lines(
                        wanted(lines, subject), wanted(assembler.tail(), subject), all.stdout() + all.stderr()),
                assembler.offsets());
    }

    private static List<LogLine> wanted(List<LogLine> lines, Subject subject) {
        return lines.stream()
                .filter(line -> subject.stream().isEmpty()
                        || line.stderr() == (subject.stream().get() == OutputStreamName.STDERR))
                .toList();
    }
}
