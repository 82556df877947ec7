package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an executor's report means for the attempt. */
final class Outcomes {

    private static final int LONGEST_DETAIL = 1000;

    private Outcomes() {}

    /**
     * The outcome of an attempt.
     *
     * @param why why this host stopped it; absent when it did not, or did before a restart
     * @param timeout what the job allows
     */
    static Outcome of(ExitReport report, Optional<StopCause> why, Optional<Instant> startedAt, Duration timeout) {
        Instant end = report.endedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (report) {
            case ExitReport.Exited exited -> exited(exited, why, startedAt, timeout, end);
            case ExitReport.OutOfMemory out ->
                failed(Reason.OUT_OF_MEMORY, out.code(), "Killed: it used more memory than its job asks for.", end);
            case ExitReport.Stopped stopped ->
                stopped(stopped, why.orElseGet(() -> guess(startedAt, timeout, end)), timeout, end);
            case ExitReport.NeverStarted never -> neverStarted(never, end);
            case ExitReport.Interrupted interrupted ->
                switch (interrupted.cause()) {
                    case INFRASTRUCTURE ->
                        Outcome.failed(Reason.NODE_FAILED, Blame.INFRASTRUCTURE, cut(interrupted.detail()), end);
                    case SPOT -> Outcome.failed(Reason.SPOT_RECLAIMED, Blame.SPOT, cut(interrupted.detail()), end);
                    case USER -> Outcome.failed(Reason.STOPPED_OUTSIDE, Blame.USER, cut(interrupted.detail()), end);
                };
            case ExitReport.Lost lost -> lost(lost.detail(), end);
        };
    }

    /** Nobody can tell how it ended. */
    static Outcome lost(String detail, Instant end) {
        return new Outcome(
                AttemptState.LOST,
                Reason.LOST,
                Optional.of(Blame.INFRASTRUCTURE),
                Optional.empty(),
                cut(detail),
                end.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The server's own configuration keeps it from starting. */
    static Outcome misconfigured(String detail, Instant end) {
        return Outcome.failed(Reason.CONFIGURATION, Blame.PLATFORM, cut(detail), end.truncatedTo(ChronoUnit.MILLIS));
    }

    static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    /** An executor that was restarted after it was told to stop a workload only sees an exit code: the time tells. */
    private static Outcome exited(
            ExitReport.Exited exited,
            Optional<StopCause> why,
            Optional<Instant> startedAt,
            Duration timeout,
            Instant end) {
        if (exited.code() == 0) {
            return Outcome.succeeded(end);
        }
        boolean stoppedForElse =
                why.filter(cause -> cause != StopCause.TIMED_OUT).isPresent();
        if (!stoppedForElse && isOverTime(startedAt, timeout, end)) {
            return timedOut(exited.code(), timeout, end);
        }
        return failed(Reason.EXIT_CODE, exited.code(), "Ended with exit code " + exited.code() + ".", end);
    }

    /** A restart forgot why; one that had run for its time was stopped for that, and a cancel is known to the execution. */
    private static StopCause guess(Optional<Instant> startedAt, Duration timeout, Instant end) {
        return isOverTime(startedAt, timeout, end) ? StopCause.TIMED_OUT : StopCause.CANCELED;
    }

    private static boolean isOverTime(Optional<Instant> startedAt, Duration timeout, Instant end) {
        return startedAt.filter(start -> !start.plus(timeout).isAfter(end)).isPresent();
    }

    private static Outcome timedOut(int code, Duration timeout, Instant end) {
        return failed(
                Reason.TIMEOUT, code, "Stopped: it ran longer than the " + words(timeout) + " its job allows.", end);
    }

    private static Outcome stopped(ExitReport.Stopped stopped, StopCause why, Duration timeout, Instant end) {
        return switch (why) {
            case TIMED_OUT -> timedOut(stopped.code(), timeout, end);
            case CANCELED ->
                new Outcome(
                        AttemptState.CANCELED,
                        Reason.CANCELED,
                        Optional.of(Blame.USER),
                        Optional.of(stopped.code()),
                        "Canceled.",
                        end);
            case NOT_WANTED -> lost("Stopped after it had been taken for lost.", end);
        };
    }

    private static Outcome neverStarted(ExitReport.NeverStarted never, Instant end) {
        return switch (never.cause()) {
            case INVALID -> Outcome.failed(Reason.START_FAILED, Blame.JOB, cut(never.detail()), end);
            case IMAGE_UNAVAILABLE -> Outcome.failed(Reason.IMAGE_UNAVAILABLE, Blame.IMAGE, cut(never.detail()), end);
            case NO_ROOM, THROTTLED, UNAVAILABLE ->
                Outcome.failed(Reason.NODE_FAILED, Blame.INFRASTRUCTURE, cut(never.detail()), end);
        };
    }

    /** Whether a report is a refusal that came late. */
    static Optional<RefusalCause> refusal(ExitReport report) {
        return report instanceof ExitReport.NeverStarted never ? Optional.of(never.cause()) : Optional.empty();
    }

    private static Outcome failed(Reason reason, int code, String detail, Instant end) {
        return new Outcome(AttemptState.FAILED, reason, Optional.of(Blame.JOB), Optional.of(code), cut(detail), end);
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
