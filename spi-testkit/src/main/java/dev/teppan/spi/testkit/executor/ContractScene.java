package dev.teppan.spi.testkit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The fixture of each test and the words its rules are written in. */
abstract class ContractScene {

    private final List<JobExecutor> opened = new ArrayList<>();
    private @Nullable JobExecutorFixture current;

    /** A fresh fixture; called once for each test. */
    protected abstract JobExecutorFixture fixture() throws Exception;

    @BeforeEach
    void openFixture() throws Exception {
        current = fixture();
    }

    @AfterEach
    void closeFixture() throws Exception {
        opened.forEach(JobExecutor::close);
        scene().close();
    }

    final JobExecutorFixture scene() {
        if (current == null) {
            throw new IllegalStateException("no test runs");
        }
        return current;
    }

    final boolean supports(JobExecutorFeature feature) {
        return !scene().unsupported().contains(feature);
    }

    final Duration patience() {
        return scene().patience();
    }

    final JobExecutor open() {
        JobExecutor executor = scene().open();
        opened.add(executor);
        return executor;
    }

    /** The host's restart: the executor object is closed and another one made. */
    final JobExecutor reopen(JobExecutor executor) {
        executor.close();
        return open();
    }

    static LaunchToken token() {
        return new LaunchToken("contract-" + UUID.randomUUID().toString().substring(0, 13) + ".1");
    }

    final Launch launch(Program program) {
        return scene().launch(token(), program);
    }

    static Run started(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).run();
    }

    final Run start(JobExecutor executor, Launch launch) throws Exception {
        return started(within(() -> executor.start(launch)));
    }

    final ExitReport end(Run run) throws Exception {
        return within(run::await);
    }

    static int exitCode(ExitReport report) {
        assertThat(report).isInstanceOf(ExitReport.Exited.class);
        return ((ExitReport.Exited) report).code();
    }

    final CollectingSink output(Run run, OutputPosition from) throws Exception {
        CollectingSink sink = new CollectingSink();
        within(() -> {
            run.output(from, sink);
            return sink;
        });
        return sink;
    }

    /** Copies on a virtual thread; completes when all output was handed over. */
    static CompletableFuture<CollectingSink> copyTo(Run run, CollectingSink sink) {
        return inBackground(() -> {
            run.output(OutputPosition.START, sink);
            return sink;
        });
    }

    static LaunchReference reference(Launch launch, Optional<RunHandle> handle) {
        return new LaunchReference(launch.token(), launch.pool(), launch.node(), handle);
    }

    final List<Workload> listed(JobExecutor executor, LaunchToken token) throws Exception {
        return within(executor::list).stream()
                .filter(workload -> workload.token().equals(token))
                .toList();
    }

    final void awaitStarted(Run run) throws Throwable {
        Eventually.holds(patience(), () -> assertThat(run.startedAt()).isPresent());
    }

    /** Calls on another thread and gives up when patience ends. */
    final <T> T within(Callable<T> call) throws Exception {
        return inBackground(call).get(patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Calls on a virtual thread; cancelling does not interrupt it. */
    static <T> CompletableFuture<T> inBackground(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
