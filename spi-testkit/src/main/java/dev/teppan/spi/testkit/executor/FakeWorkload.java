package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.Workload;
import dev.teppan.spi.executor.Workload.WorkloadState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One workload of a {@link FakeBackend}; all access is under the backend's lock. */
final class FakeWorkload {

    private final Launch launch;
    private final Instant acceptedAt;
    private final Instant beginsAt;
    private final FakeTimeline timeline;
    private @Nullable ExitReport forced;
    private boolean discarded;

    FakeWorkload(Launch launch, Instant acceptedAt, Instant beginsAt, FakeTimeline timeline) {
        this.launch = launch;
        this.acceptedAt = acceptedAt;
        this.beginsAt = beginsAt;
        this.timeline = timeline;
    }

    Launch launch() {
        return launch;
    }

    FakeTimeline timeline() {
        return timeline;
    }

    Instant beginsAt() {
        return beginsAt;
    }

    RunHandle handle() {
        return new RunHandle(1, launch.token().value());
    }

    Optional<Instant> startedAt(Instant now) {
        boolean endedBefore = forced != null && forced.endedAt().isBefore(beginsAt);
        if (endedBefore || forced instanceof ExitReport.NeverStarted || now.isBefore(beginsAt)) {
            return Optional.empty();
        }
        return Optional.of(beginsAt);
    }

    Optional<ExitReport> report(Instant now) {
        Optional<ExitReport> natural = timeline.end().map(beginsAt::plus).map(this::naturalEnd);
        ExitReport ends = natural.orElse(forced);
        if (forced != null
                && natural.isPresent()
                && forced.endedAt().isBefore(natural.get().endedAt())) {
            ends = forced;
        }
        if (forced instanceof ExitReport.NeverStarted) {
            ends = forced;
        }
        return Optional.ofNullable(ends).filter(report -> !report.endedAt().isAfter(now));
    }

    boolean ended(Instant now) {
        return report(now).isPresent();
    }

    /** Ends it with this report unless it ends earlier anyhow. */
    void force(ExitReport report) {
        if (forced == null || report.endedAt().isBefore(forced.endedAt())) {
            forced = report;
        }
    }

    void neverStarts(RefusalCause cause) {
        forced = new ExitReport.NeverStarted(cause, "scripted", acceptedAt);
    }

    void stop(Duration grace, Instant now) {
        boolean deaf = timeline.deafFrom()
                .map(beginsAt::plus)
                .filter(from -> !now.isBefore(from))
                .isPresent();
        Instant end = deaf ? now.plus(grace) : now;
        force(new ExitReport.Stopped(deaf ? 137 : 143, startedAt(now), end));
    }

    boolean discarded() {
        return discarded;
    }

    void discard() {
        discarded = true;
    }

    Workload describe(Instant now) {
        WorkloadState state = ended(now)
                ? WorkloadState.ENDED
                : now.isBefore(beginsAt) ? WorkloadState.CREATED : WorkloadState.RUNNING;
        return new Workload(launch.token(), launch.node(), handle(), state, launch.labels());
    }

    private ExitReport naturalEnd(Instant at) {
        Optional<Instant> began = Optional.of(beginsAt);
        return timeline.outOfMemory()
                ? new ExitReport.OutOfMemory(timeline.exitCode(), began, at)
                : new ExitReport.Exited(timeline.exitCode(), began, at);
    }
}
