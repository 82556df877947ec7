package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An execution's life as parts of a bar, so that one sees whether the work took the time or the waiting. */
record LifeBar(String label, List<Segment> segments, List<Segment> legend) {

    private static final int MOST_ATTEMPTS = 8;
    private static final double LEAST_WIDTH = 0.45;
    private static final double GAP = 0.25;

    /** A part: its place in percent, the class of its colour, and its duration in words. */
    record Segment(String look, String text, String duration, String x, String width) {}

    private record Span(String look, String text, Duration length) {}

    /** Empty while there is nothing to tell apart. */
    static Optional<LifeBar> of(Execution execution, List<Attempt> attempts, Instant now) {
        List<Span> spans = spans(execution, attempts, now).stream()
                .filter(span -> span.length().toMillis() > 0)
                .toList();
        long total = spans.stream().mapToLong(span -> span.length().toMillis()).sum();
        if (spans.isEmpty() || total == 0) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>();
        double least = spans.size() * (LEAST_WIDTH + GAP);
        double x = 0;
        for (Span span : spans) {
            double width =
                    LEAST_WIDTH + Math.max(0, 100 - least) * span.length().toMillis() / total;
            segments.add(
                    new Segment(span.look(), span.text(), Formats.duration(span.length()), percent(x), percent(width)));
            x += width + GAP;
        }
        String label = spans.stream()
                .map(span -> span.text() + " " + Formats.duration(span.length()))
                .collect(Collectors.joining(", ", "Life so far: ", ""));
        return Optional.of(new LifeBar(label, segments, segments));
    }

    private static List<Span> spans(Execution execution, List<Attempt> attempts, Instant now) {
        List<Span> spans = new ArrayList<>();
        Instant cursor = execution.origin().sentAt();
        int skipped = Math.max(0, attempts.size() - MOST_ATTEMPTS);
        if (skipped > 0) {
            Instant end = end(attempts.get(skipped - 1), now);
            spans.add(new Span("canceled", "Attempts 1 to " + skipped, Duration.between(cursor, end)));
            cursor = end;
        }
        for (Attempt attempt : attempts.subList(skipped, attempts.size())) {
            boolean first = attempt.number() == 1;
            spans.add(new Span(
                    first ? "pending" : "scheduled",
                    first ? "Waited" : "Between",
                    Duration.between(cursor, attempt.createdAt())));
            cursor = addAttempt(spans, attempt, now);
        }
        if (execution.state().isWaiting()) {
            boolean delayed = execution.state() == ExecutionState.SCHEDULED;
            spans.add(new Span(
                    delayed ? "scheduled" : "pending", delayed ? "Scheduled" : "Waits", Duration.between(cursor, now)));
        }
        return spans;
    }

    private static Instant addAttempt(List<Span> spans, Attempt attempt, Instant now) {
        Instant end = end(attempt, now);
        Instant started = attempt.startedAt().orElse(end);
        spans.add(new Span("starting", "Starting", Duration.between(attempt.createdAt(), started)));
        if (attempt.startedAt().isPresent()) {
            String look = attempt.state().word();
            spans.add(new Span(look, "Attempt " + attempt.number(), Duration.between(started, end)));
        }
        return end;
    }

    private static Instant end(Attempt attempt, Instant now) {
        return attempt.outcome().map(Outcome::endedAt).orElse(now);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
