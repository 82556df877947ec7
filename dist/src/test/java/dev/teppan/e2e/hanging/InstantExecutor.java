package dev.teppan.e2e.hanging;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whatever is started or asked for ends at once; what was started is written down first. */
record InstantExecutor(InstantSource clock, Hang hang, StartLedger ledger) implements JobExecutor {

    private static final Resources TOTAL = Resources.of(8000, 8192);

    @Override
    public ExecutorLimits limits() {
        return new ExecutorLimits(128 * 1024, 1024 * 1024);
    }

    @Override
    public ExecutorStatus status() {
        Node node = new Node("hanging", Map.of(), NodeState.READY, TOTAL, TOTAL, Set.of());
        Pool pool = new Pool("hanging", Map.of(), List.of(node), List.of(TOTAL), Optional.empty());
        return new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(1, clock.instant(), List.of(pool)));
    }

    @Override
    public StartResult start(Launch launch) {
        ledger.started(launch);
        return new StartResult.Started(run(launch.token()));
    }

    @Override
    public FindResult find(LaunchReference reference) {
        return ledger.knows(reference.token())
                ? new FindResult.Ended(
                        run(reference.token()), new ExitReport.Exited(0, Optional.of(clock.instant()), clock.instant()))
                : new FindResult.Gone("it was never started");
    }

    private Run run(LaunchToken token) {
        return hang.in(Run.class, new InstantRun(new RunHandle(1, token.value()), clock));
    }

    @Override
    public List<Workload> list() {
        return List.of();
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return Optional.of(hang.in(
                ExecutorScaling.class, hint -> new ExecutorScaling.ScalingResult(false, "It has what it has.")));
    }

    @Override
    public void discard(RunHandle handle) {
        // Nothing is left of it.
    }

    @Override
    public void close() {
        ledger.close();
    }
}
