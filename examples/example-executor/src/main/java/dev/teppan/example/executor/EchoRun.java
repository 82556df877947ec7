package dev.teppan.example.executor;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One pretended run. Its end is a future that whoever is first completes: the time, a stop, or a kill. */
final class EchoRun implements Run {

    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    private final Launch launch;
    private final EchoJobSettings job;
    private final InstantSource clock;
    private final Instant startedAt;
    private final CompletableFuture<ExitReport> end = new CompletableFuture<>();

    EchoRun(Launch launch, InstantSource clock, Runnable onEnd) {
        this.launch = launch;
        this.job = (EchoJobSettings) launch.settings();
        this.clock = clock;
        this.startedAt = clock.instant();
        end.thenRun(onEnd);
        if (!job.untilStopped()) {
            after(job.runFor()).execute(() -> end.complete(
                    new ExitReport.Exited(job.exitCode(), Optional.of(startedAt), clock.instant())));
        }
    }

    Launch launch() {
        return launch;
    }

    LaunchToken token() {
        return launch.token();
    }

    boolean ended() {
        return end.isDone();
    }

    Optional<ExitReport> report() {
        return Optional.ofNullable(end.getNow(null));
    }

    @Override
    public RunHandle handle() {
        return new RunHandle(1, token().value());
    }

    @Override
    public Optional<Instant> startedAt() {
        return Optional.of(startedAt);
    }

    @Override
    public ExitReport await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end never fails", e);
        }
    }

    @Override
    public void stop(Duration grace) {
        if (!job.stubborn() && !grace.isZero()) {
            stopped(TERMINATED);
        } else {
            after(grace).execute(() -> stopped(KILLED));
        }
    }

    private void stopped(int code) {
        end.complete(new ExitReport.Stopped(code, Optional.of(startedAt), clock.instant()));
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Prints the message as one line. The position is the number of bytes handed over, so that it can go on anywhere. */
    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        String message = launch.environment().getOrDefault("TEPPAN_MESSAGE", "");
        byte[] line = message.isEmpty() ? new byte[0] : (message + "\n").getBytes(StandardCharsets.UTF_8);
        int offset = from.stdout().isEmpty() ? 0 : Integer.parseInt(from.stdout());
        if (offset < line.length) {
            byte[] rest = Arrays.copyOfRange(line, offset, line.length);
            sink.write(new OutputChunk(OutputStreamName.STDOUT, rest, startedAt, "" + line.length));
        }
        await();
    }

    @Override
    public void close() {
        // Watching holds nothing.
    }
}
