package dev.teppan.plugin.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a container is, as the engine tells it. */
record ContainerState(
        String status,
        int exitCode,
        boolean outOfMemory,
        String error,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    private static final int KILLED = 128 + 9;

    /** The engine notes the start only once it has heard of it; a short process may have ended by then. */
    ContainerState {
        startedAt = startedAt.map(start ->
                finishedAt.filter(start::isAfter).filter(end -> ended(status)).orElse(start));
    }

    static ContainerState of(InspectContainerResponse inspected) {
        InspectContainerResponse.ContainerState state = inspected.getState();
        return new ContainerState(
                Objects.requireNonNullElse(state.getStatus(), ""),
                (int) (long) Objects.requireNonNullElse(state.getExitCodeLong(), 0L),
                Boolean.TRUE.equals(state.getOOMKilled()),
                Objects.requireNonNullElse(state.getError(), ""),
                time(state.getStartedAt()),
                time(state.getFinishedAt()));
    }

    boolean created() {
        return status.equals("created");
    }

    boolean ended() {
        return ended(status);
    }

    private static boolean ended(String status) {
        return status.equals("exited") || status.equals("dead");
    }

    /** Whether it was killed, and the engine does not say that it was for want of memory. */
    boolean killed() {
        return ended() && exitCode == KILLED && !outOfMemory;
    }

    /** The same, where the engine told of the want of memory apart. */
    ContainerState killedForMemory() {
        return new ContainerState(status, exitCode, true, error, startedAt, finishedAt);
    }

    /** The end, if it has ended. */
    Optional<ExitReport> report(boolean stopped, Instant now) {
        if (!ended()) {
            return Optional.empty();
        }
        Instant endedAt = finishedAt.orElse(now);
        // A process that succeeds although the kernel killed a child of it has succeeded.
        if (outOfMemory && exitCode != 0) {
            return Optional.of(new ExitReport.OutOfMemory(exitCode, startedAt, endedAt));
        }
        if (stopped) {
            return Optional.of(new ExitReport.Stopped(exitCode, startedAt, endedAt));
        }
        if (startedAt.isEmpty()) {
            return Optional.of(new ExitReport.NeverStarted(RefusalCause.INVALID, error, endedAt));
        }
        return Optional.of(new ExitReport.Exited(exitCode, startedAt, endedAt));
    }

    /** The engine writes year 1 for never. */
    private static Optional<Instant> time(@Nullable String text) {
        return text == null || text.isEmpty() || text.startsWith("0001-")
                ? Optional.empty()
                : Optional.of(Instant.parse(text));
    }
}
