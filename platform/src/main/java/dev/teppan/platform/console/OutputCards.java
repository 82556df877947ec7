package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.spi.executor.OutputStreamName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the end of an attempt's output for a page. Bounded in bytes and in lines. */
final class OutputCards {

    private static final int LAST_LINES = 500;
    private static final int MOST_LINES = 5_000;
    private static final int LAST_BYTES = 128 * 1024;
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int STEP = 64 * 1024;

    private final AttemptOutput output;

    OutputCards(AttemptOutput output) {
        this.output = output;
    }

    /** The card of the attempt asked for; empty when the execution has none. */
    Optional<OutputCard> card(Execution execution, List<Attempt> attempts, OutputQuestion question)
            throws InterruptedException {
        Optional<Attempt> chosen = Attempts.choose(attempts, question.attempt());
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(card(execution, attempts, chosen.get(), question));
    }

    private OutputCard card(Execution execution, List<Attempt> attempts, Attempt attempt, OutputQuestion question)
            throws InterruptedException {
        OutputOwner owner = Subjects.output(execution, attempt);
        Optional<OutputRange> stdout = output.read(owner, OutputStreamName.STDOUT, 0, 1);
        Optional<OutputRange> stderr = output.read(owner, OutputStreamName.STDERR, 0, 1);
        long stdoutBytes = stdout.map(OutputRange::total).orElse(0L);
        long stderrBytes = stderr.map(OutputRange::total).orElse(0L);
        int most = question.all() ? MOST_BYTES : LAST_BYTES;
        OutputOffsets from = new OutputOffsets(Math.max(0, stdoutBytes - most), Math.max(0, stderrBytes - most));
        Shown shown = read(owner, from, question);
        boolean ended = attempt.outcome().isPresent();
        boolean complete = ended && stdout.map(OutputRange::complete).orElse(true);
        String base = Paths.execution(execution.id());
        String which = "?attempt=" + attempt.number();
        boolean cut = from.stdout() > 0 || from.stderr() > 0 || shown.dropped() > 0;
        return new OutputCard(
                attempt.number(),
                base + "/live" + which
                        + question.stream().map(name -> "&stream=" + word(name)).orElse(""),
                OutputQuestion.text(shown.position()),
                !complete,
                shown.nextNumber(),
                attempts.size() > 1,
                attemptChoices(base, attempts, attempt),
                streamChoices(base + which, question),
                base + "/output" + which + "&stream="
                        + question.stream().map(OutputCards::word).orElse("stdout"),
                cut ? earlier(shown) : "",
                cut && !question.all() ? base + which + "&all=1" + stream(question) + "#output" : "",
                shown.lines(),
                shown.lines().isEmpty() ? nothing(attempt, complete) : "",
                complete ? "Complete" : "Not complete yet",
                Formats.bytes(stdoutBytes + stderrBytes));
    }

    private record Shown(List<LogLine> lines, int dropped, OutputOffsets position, long nextNumber) {}

    private Shown read(OutputOwner owner, OutputOffsets from, OutputQuestion question) throws InterruptedException {
        boolean whole = from.equals(OutputOffsets.START) && question.stream().isEmpty();
        LineAssembler assembler = new LineAssembler(from, false, whole ? 1 : 0);
        Deque<LogLine> lines = new ArrayDeque<>();
        int most = question.all() ? MOST_LINES : LAST_LINES;
        int dropped = 0;
        Optional<OutputFollower> opened = output.follow(owner, from);
        if (opened.isPresent()) {
            try (OutputFollower follower = opened.get()) {
                List<OutputPiece> pieces = follower.next(STEP, Duration.ZERO);
                while (!pieces.isEmpty()) {
                    for (OutputPiece piece : pieces) {
                        dropped += keep(assembler.take(piece), question, lines, most);
                    }
                    pieces = follower.next(STEP, Duration.ZERO);
                }
                if (follower.ended()) {
                    dropped += keep(assembler.finish(), question, lines, most);
                }
            }
        }
        return new Shown(new ArrayList<>(lines), dropped, assembler.offsets(), assembler.nextNumber());
    }

    private static int keep(List<LogLine> more, OutputQuestion question, Deque<LogLine> lines, int most) {
        int dropped = 0;
        for (LogLine line : more) {
            if (question.stream().isPresent()
                    && line.stderr() != (question.stream().get() == OutputStreamName.STDERR)) {
                continue;
            }
            lines.add(line);
            if (lines.size() > most) {
                lines.remove();
                dropped++;
            }
        }
        return dropped;
    }

    private static String earlier(Shown shown) {
        return "The last " + Words.many(shown.lines().size(), "line") + " of it.";
    }

    private static String nothing(Attempt attempt, boolean complete) {
        if (complete) {
            return "It wrote nothing.";
        }
        return attempt.startedAt().isEmpty() ? "Nothing yet: the attempt is starting." : "Nothing yet.";
    }

    private static List<Choice> attemptChoices(String base, List<Attempt> attempts, Attempt chosen) {
        int skipped = Math.max(0, attempts.size() - 6);
        return attempts.subList(skipped, attempts.size()).stream()
                .map(attempt -> new Choice(
                        String.valueOf(attempt.number()),
                        base + "?attempt=" + attempt.number() + "#output",
                        attempt.number() == chosen.number()))
                .toList();
    }

    private static List<Choice> streamChoices(String base, OutputQuestion question) {
        return List.of(
                new Choice("Both", base + "#output", question.stream().isEmpty()),
                choice(base, question, OutputStreamName.STDOUT),
                choice(base, question, OutputStreamName.STDERR));
    }

    private static Choice choice(String base, OutputQuestion question, OutputStreamName name) {
        return new Choice(
                word(name),
                base + "&stream=" + word(name) + "#output",
                question.stream().equals(Optional.of(name)));
    }

    private static String stream(OutputQuestion question) {
        return question.stream().map(name -> "&stream=" + word(name)).orElse("");
    }

    static String word(OutputStreamName name) {
        return switch (name) {
            case STDOUT -> "stdout";
            case STDERR -> "stderr";
        };
    }
}
