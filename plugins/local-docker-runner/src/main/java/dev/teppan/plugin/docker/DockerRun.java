package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** One container as the host sees it. */
final class DockerRun implements Run {

    private final DockerHost host;
    private final Watch watch;

    DockerRun(DockerHost host, Watch watch) {
        this.host = host;
        this.watch = watch;
    }

    @Override
    public RunHandle handle() {
        return watch.handle().toRunHandle();
    }

    @Override
    public Optional<Instant> startedAt() {
        return watch.startedAt();
    }

    /**
     * Waits for what the engine's events and the list of each second bring up.
     *
     * @throws java.util.concurrent.CancellationException when the executor is closed
     */
    @Override
    public ExitReport await() throws InterruptedException {
        try {
            return watch.end().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an end is only ever told or cancelled", impossible);
        }
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        host.stop(watch, grace);
    }

    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        host.output(watch, from, sink);
    }

    @Override
    public void close() {
        // Nothing is held for a single run: ends are noticed for all containers of an engine together.
    }
}
