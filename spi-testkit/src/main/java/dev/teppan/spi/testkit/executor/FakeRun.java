package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches one {@link FakeWorkload}. */
final class FakeRun implements Run {

    private final FakeBackend backend;
    private final FakeWorkload workload;

    FakeRun(FakeBackend backend, FakeWorkload workload) {
        this.backend = backend;
        this.workload = workload;
    }

    @Override
    public RunHandle handle() {
        return workload.handle();
    }

    @Override
    public Optional<Instant> startedAt() {
        return backend.read(() -> workload.startedAt(now()));
    }

    @Override
    public ExitReport await() throws InterruptedException {
        return backend.awaitChange(() -> backend.disconnected() ? Optional.empty() : workload.report(now()));
    }

    @Override
    public void stop(Duration grace) {
        requireConnection();
        backend.change(() -> workload.stop(grace, now()));
    }

    /** A position is the number of chunks of its stream that were handed over. */
    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        int skipOut = from.stdout().isEmpty() ? 0 : Integer.parseInt(from.stdout());
        int skipErr = from.stderr().isEmpty() ? 0 : Integer.parseInt(from.stderr());
        int[] seen = new int[2];
        int next = 0;
        while (true) {
            int first = next;
            List<FakeTimeline.Output> ready = backend.awaitChange(() -> readyFrom(first));
            for (FakeTimeline.Output output : ready) {
                int index = output.stream() == OutputStreamName.STDOUT ? 0 : 1;
                seen[index]++;
                if (seen[index] > (index == 0 ? skipOut : skipErr)) {
                    Instant time = workload.beginsAt().plus(output.at());
                    sink.write(new OutputChunk(
                            output.stream(), output.bytes().clone(), time, Integer.toString(seen[index])));
                }
            }
            next += ready.size();
            if (ready.isEmpty()) {
                return;
            }
        }
    }

    @Override
    public void close() {}

    /** What is there and not yet handed over; an empty list at the end, nothing while there is more to come. */
    private Optional<List<FakeTimeline.Output>> readyFrom(int first) {
        requireConnection();
        Optional<ExitReport> report = workload.report(now());
        Instant until = report.map(ExitReport::endedAt).orElse(now());
        List<FakeTimeline.Output> ready = workload.startedAt(now()).isEmpty() || workload.discarded()
                ? List.of()
                : workload.timeline().outputs().stream()
                        .skip(first)
                        .takeWhile(
                                output -> !workload.beginsAt().plus(output.at()).isAfter(until))
                        .toList();
        return ready.isEmpty() && report.isEmpty() ? Optional.empty() : Optional.of(ready);
    }

    private void requireConnection() {
        if (backend.disconnected()) {
            throw new RetryableException("disconnected by the test");
        }
    }

    private Instant now() {
        return backend.clock().instant();
    }
}
