package dev.teppan.platform.app.crash;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Passes a crash point when the workload has ended. */
record CrashingRun(Run run, CrashSwitch crash) implements Run {

    @Override
    public ExitReport await() throws InterruptedException {
        ExitReport report = run.await();
        crash.pass(CrashPoint.EXIT_SEEN);
        return report;
    }

    @Override
    public RunHandle handle() {
        return run.handle();
    }

    @Override
    public Optional<Instant> startedAt() {
        return run.startedAt();
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        run.stop(grace);
    }

    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        run.output(from, sink);
    }

    @Override
    public void close() {
        run.close();
    }
}
