package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An executor in memory, over a {@link FakeBackend} that tests script. It passes {@link JobExecutorContract}. */
public final class FakeJobExecutor implements JobExecutor {

    private final FakeBackend backend;
    private final ExecutorLimits limits;

    /** With the limits of a Docker engine. */
    public FakeJobExecutor(FakeBackend backend) {
        this(backend, new ExecutorLimits(128 * 1024, 2 * 1024 * 1024));
    }

    public FakeJobExecutor(FakeBackend backend, ExecutorLimits limits) {
        this.backend = backend;
        this.limits = limits;
    }

    @Override
    public ExecutorLimits limits() {
        return limits;
    }

    @Override
    public ExecutorStatus status() {
        return backend.status();
    }

    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        FakeScript script = backend.recordStart(launch);
        script.passGate();
        requireConnection();
        if (script.nextFailure()) {
            throw new RetryableException("scripted: nothing was started");
        }
        if (backend.find(launch.token()).isEmpty()) {
            Optional<StartResult.Refused> refusal = script.nextRefusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        Optional<FakeWorkload> workload = backend.admit(launch, script);
        if (workload.isEmpty()) {
            return new StartResult.Refused(RefusalCause.NO_ROOM, "no room on " + launch.node(), Optional.empty());
        }
        if (script.nextLostReply()) {
            throw new RetryableException("scripted: the reply was lost");
        }
        return new StartResult.Started(new FakeRun(backend, workload.get()));
    }

    @Override
    public FindResult find(LaunchReference reference) {
        if (backend.disconnected()) {
            return new FindResult.Unreachable("disconnected by the test");
        }
        return backend.read(() -> {
            Optional<FakeWorkload> found = backend.find(reference.token()).filter(workload -> !workload.discarded());
            if (found.isEmpty()) {
                return new FindResult.Gone("not there");
            }
            FakeRun run = new FakeRun(backend, found.get());
            Optional<ExitReport> report = found.get().report(now());
            return report.isPresent() ? new FindResult.Ended(run, report.get()) : new FindResult.Attached(run);
        });
    }

    @Override
    public List<Workload> list() {
        requireConnection();
        return backend.read(() -> backend.kept().stream()
                .map(workload -> workload.describe(now()))
                .toList());
    }

    @Override
    public void discard(RunHandle handle) {
        requireConnection();
        backend.change(() -> {
            Optional<FakeWorkload> found = backend.find(new LaunchToken(handle.text()));
            if (found.isPresent() && !found.get().ended(now())) {
                throw new IllegalStateException("still runs: " + handle.text());
            }
            found.ifPresent(FakeWorkload::discard);
        });
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return backend.scaling().isAble() ? Optional.of(backend.scaling()) : Optional.empty();
    }

    @Override
    public void close() {}

    private void requireConnection() {
        if (backend.disconnected()) {
            throw new RetryableException("disconnected by the test");
        }
    }

    private Instant now() {
        return backend.clock().instant();
    }
}
