package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Guards one run. Waiting for the end and copying output last as long as the workload, so they have no deadline. */
final class RunGuard implements Run {

    private final Run plugin;
    private final CallGuard guard;

    RunGuard(Run plugin, CallGuard guard) {
        this.plugin = plugin;
        this.guard = guard;
    }

    @Override
    public RunHandle handle() {
        return guard.ask("handle", plugin::handle);
    }

    @Override
    public Optional<Instant> startedAt() {
        return guard.ask("startedAt", plugin::startedAt);
    }

    @Override
    public ExitReport await() throws InterruptedException {
        return guard.endless("await", plugin::await);
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        guard.run("stop", () -> plugin.stop(grace));
    }

    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        OutputSink host = new HostSink(sink, Thread.currentThread().getContextClassLoader());
        guard.endless("output", () -> {
            plugin.output(from, host);
            return Boolean.TRUE;
        });
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }

    /** Back in the host: its class loader, and its failures, which are none of the plugin. */
    private record HostSink(OutputSink sink, ClassLoader loader) implements OutputSink {

        @Override
        public void write(OutputChunk chunk) {
            inHost(() -> sink.write(chunk));
        }

        @Override
        public void gap(OutputStreamName stream, String detail) {
            inHost(() -> sink.gap(stream, detail));
        }

        private void inHost(Runnable call) {
            Thread thread = Thread.currentThread();
            ClassLoader plugins = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                call.run();
            } catch (RuntimeException e) {
                throw new HostFailure(e);
            } finally {
                thread.setContextClassLoader(plugins);
            }
        }
    }
}
