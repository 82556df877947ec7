package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.platform.scheduling.WaitReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Says why an execution waits. Used by the loop alone. */
final class Answers {

    private final Roster roster;
    private final Scheduler scheduler;

    Answers(Roster roster, Scheduler scheduler) {
        this.roster = roster;
        this.scheduler = scheduler;
    }

    Optional<Explanation> why(ExecutionId id, Instant now) {
        return roster.find(id).flatMap(held -> why(held, now));
    }

    private Optional<Explanation> why(Held held, Instant now) {
        Execution execution = held.execution();
        return switch (execution.state()) {
            case SCHEDULED ->
                Optional.of(new Explanation("delayed", "Is not due before " + execution.notBefore() + "."));
            case PENDING ->
                held.isQueued()
                        ? scheduler
                                .why(execution.id(), now)
                                .map(reason -> new Explanation(
                                        reason.code().name().toLowerCase(Locale.ROOT),
                                        reason.sentence() + probably(reason),
                                        reason.ahead(),
                                        reason.start()))
                        : Optional.of(new Explanation(
                                "paused_after_refusal",
                                "Is tried again at " + execution.notBefore() + ". The last launch was refused: "
                                        + held.refusal()));
            case STARTING, RUNNING -> trouble(held);
            case SUCCEEDED, FAILED, CANCELED -> Optional.empty();
        };
    }

    private static String probably(WaitReason reason) {
        return reason.start()
                .map(start -> " Probably starts at " + seconds(start.likely()) + ", between "
                        + seconds(start.earliest()) + " and " + seconds(start.latest()) + ".")
                .orElse("");
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Explanation> trouble(Held held) {
        return held.outOfReach()
                .map(out -> new Explanation(
                        "out_of_reach", "Nobody can be asked about it since " + out.since() + ": " + out.detail()))
                .or(() -> held.failing()
                        .map(failing -> new Explanation(
                                "executor_failing",
                                "Its executor was asked in vain at " + failing.at() + ", and is asked again: "
                                        + failing.detail())));
    }
}
