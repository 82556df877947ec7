package dev.teppan.bench.noop;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A run that has ended, with exit code 0 and without output. */
record NoopRun(RunHandle handle, Instant start, ExitReport report) implements Run {

    @Override
    public Optional<Instant> startedAt() {
        return Optional.of(start);
    }

    @Override
    public ExitReport await() {
        return report;
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
        // Watching holds nothing.
    }
}
