package dev.teppan.platform.plugins.process;

import dev.teppan.platform.plugins.TestContext;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.testkit.executor.JobExecutorFeature;
import dev.teppan.spi.testkit.executor.JobExecutorFixture;
import dev.teppan.spi.testkit.executor.Program;
import dev.teppan.spi.testkit.executor.ShellProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Processes below a temporary directory. */
record ProcessFixture(Path directory) implements JobExecutorFixture {

    @Override
    public JobExecutor open() {
        ProcessExecutorSettings settings =
                new ProcessExecutorSettings(Optional.of(Resources.of(100_000, 100_000)), false);
        return new ProcessExecutorFactory().create(settings, new TestContext("process", directory));
    }

    @Override
    public Launch launch(LaunchToken token, Program program) {
        return Launch.builder()
                .token(token)
                .pool("local")
                .node("local")
                .image("ignored")
                .command(ShellProgram.command(program))
                .environment(program.environment())
                .resources(Resources.of(100, 64))
                .labels(Map.of("contract", "yes"))
                .settings(new ProcessJobSettings())
                .build();
    }

    @Override
    public Launch withUnknownCommand(LaunchToken token) {
        return Launch.builder()
                .token(token)
                .pool("local")
                .node("local")
                .image("ignored")
                .command(List.of("no-such-program"))
                .settings(new ProcessJobSettings())
                .build();
    }

    @Override
    public Set<JobExecutorFeature> unsupported() {
        return Set.of(
                JobExecutorFeature.MEMORY_LIMIT,
                JobExecutorFeature.IMAGES,
                JobExecutorFeature.INVALID_SETTINGS,
                JobExecutorFeature.CREATED_PHASE,
                JobExecutorFeature.OUTSIDE_REMOVAL,
                JobExecutorFeature.DISCONNECT,
                JobExecutorFeature.SCALING);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() throws Exception {
        RunDirectories directories = new RunDirectories(directory.resolve("runs"), InstantSource.system());
        for (RunDirectory run : directories.all()) {
            if (run.alive().isPresent()) {
                ScriptStart.signal("KILL", run.pids().orElseThrow().workload());
                run.alive().ifPresent(process -> process.onExit().join());
            }
        }
    }
}
