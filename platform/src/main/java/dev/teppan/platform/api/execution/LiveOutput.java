package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Writes the output of one execution to one reader, attempt after attempt, until its end. Used by one thread. */
final class LiveOutput {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;
    /** How long an attempt that has ended may lack output before it counts as having none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LiveStreams streams;
    private final ExecutionId id;
    private final EventWriter events;
    private LivePosition position;
    private String told = "";
    private Instant lastWrite;

    LiveOutput(LiveStreams streams, ExecutionId id, LivePosition from, EventWriter events) {
        this.streams = streams;
        this.id = id;
        this.position = from;
        this.events = events;
        this.lastWrite = streams.clock().instant();
    }

    void run() throws IOException, InterruptedException {
        Optional<Instant> missingSince = Optional.empty();
        while (true) {
            Optional<StoredExecution> stored = streams.reader().find(id);
            if (stored.isEmpty()) {
                return;
            }
            tellState(stored.get());
            Optional<Attempt> attempt = attempt(stored.get());
            Optional<OutputFollower> follower = attempt.flatMap(
                    found -> streams.output().follow(Lookup.owner(stored.get(), found), position.offsets()));
            if (follower.isPresent()) {
                missingSince = Optional.empty();
                if (!follow(follower.get())) {
                    return;
                }
                position = position.nextAttempt();
                continue;
            }
            if (attempt.isPresent() && attempt.get().outcome().isPresent()) {
                Instant now = streams.clock().instant();
                missingSince = missingSince.or(() -> Optional.of(now));
                if (now.isAfter(missingSince.get().plus(PATIENCE))) {
                    missingSince = Optional.empty();
                    position = position.nextAttempt();
                    continue;
                }
            }
            if (attempt.isEmpty() && stored.get().execution().state().isEnd()) {
                events.event("end", "end", ExecutionJson.of(stored.get()));
                return;
            }
            if (pausedForGood()) {
                return;
            }
        }
    }

    /** The attempt to write next; empty while it does not exist. */
    private Optional<Attempt> attempt(StoredExecution stored) {
        int latest = stored.execution().attemptNumber();
        if (position.attempt() > latest) {
            return Optional.empty();
        }
        return position.attempt() == latest
                ? stored.execution().attempt()
                : streams.reader().attempts(id).stream()
                        .filter(attempt -> attempt.number() == position.attempt())
                        .findFirst();
    }

    /** Writes one attempt to its end; false when the server stops. */
    private boolean follow(OutputFollower opened) throws IOException, InterruptedException {
        TextAssembler stdout = new TextAssembler();
        TextAssembler stderr = new TextAssembler();
        try (OutputFollower follower = opened) {
            while (!follower.ended()) {
                for (OutputPiece piece : follower.next(MOST_BYTES, PAUSE)) {
                    TextAssembler assembler = piece.stream() == OutputStreamName.STDOUT ? stdout : stderr;
                    String text = assembler.add(piece.bytes());
                    // What waits for the rest of its character is sent again after a resume.
                    position = position.at(new OutputOffsets(
                            Math.max(0, piece.next().stdout() - stdout.held()),
                            Math.max(0, piece.next().stderr() - stderr.held())));
                    tellOutput(piece, text);
                }
                if (streams.closedWithin(Duration.ZERO)) {
                    return false;
                }
                Optional<StoredExecution> stored = streams.reader().find(id);
                if (stored.isPresent()) {
                    tellState(stored.get());
                }
                keepAlive();
            }
        }
        return true;
    }

    private void tellState(StoredExecution stored) throws IOException {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("state", stored.execution().state().word())
                .put("attempt", stored.execution().attemptNumber());
        if (!data.toString().equals(told)) {
            told = data.toString();
            events.event("state", position.toString(), data);
            lastWrite = streams.clock().instant();
        }
    }

    private void tellOutput(OutputPiece piece, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("attempt", position.attempt())
                .put("stream", piece.stream().name().toLowerCase(Locale.ROOT))
                .put("text", text);
        if (piece.time().isAfter(Instant.EPOCH)) {
            data.put("time", piece.time().toString());
        }
        events.event("output", position.toString(), data);
        lastWrite = streams.clock().instant();
    }

    private boolean pausedForGood() throws IOException, InterruptedException {
        keepAlive();
        return streams.closedWithin(PAUSE);
    }

    private void keepAlive() throws IOException {
        if (streams.clock().instant().isAfter(lastWrite.plus(KEEP_ALIVE))) {
            events.keepAlive();
            lastWrite = streams.clock().instant();
        }
    }
}
