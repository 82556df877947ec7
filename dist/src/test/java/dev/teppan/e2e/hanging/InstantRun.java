package dev.teppan.e2e.hanging;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A run that has ended when somebody asks. */
record InstantRun(RunHandle handle, InstantSource clock) implements Run {

    @Override
    public Optional<Instant> startedAt() {
        return Optional.of(clock.instant());
    }

    @Override
    public ExitReport await() {
        return new ExitReport.Exited(0, startedAt(), clock.instant());
    }

    @Override
    public void stop(Duration grace) {
        // It has ended.
    }

    @Override
    public void output(OutputPosition from, OutputSink sink) {
        // There is none.
    }

    @Override
    public void close() {
        // Nothing is watched.
    }
}
