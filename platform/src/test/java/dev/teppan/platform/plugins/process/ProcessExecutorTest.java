package dev.teppan.platform.plugins.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.HostSituation;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.testkit.executor.JobExecutorContract;
import dev.teppan.spi.testkit.executor.JobExecutorFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessExecutorTest extends JobExecutorContract {

    @TempDir
    private Path directory;

    @Override
    protected JobExecutorFixture fixture() {
        return new ProcessFixture(directory);
    }

    @Test
    void refusesToBeMadeOutsideDevelopment() {
        var factory = new ProcessExecutorFactory();
        var settings = new ProcessExecutorSettings(Optional.empty(), false);
        var accepted = new ProcessExecutorSettings(Optional.empty(), true);
        assertThat(factory.objections(settings, new HostSituation(false, false)))
                .singleElement()
                .asString()
                .contains("acceptNoIsolation: true");
        assertThat(factory.objections(accepted, new HostSituation(false, false)))
                .isEmpty();
        assertThat(factory.objections(settings, new HostSituation(true, false))).isEmpty();
    }

    @Test
    void refusesAJobWithoutACommand() throws Exception {
        try (JobExecutor executor = new ProcessFixture(directory).open()) {
            assertThat(refusal(executor, builder("no-command.1").build())).isEqualTo(RefusalCause.INVALID);
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        try (JobExecutor executor = new ProcessFixture(directory).open()) {
            Launch launch = builder("large.1")
                    .command(List.of("true"))
                    .resources(Resources.of(10_000_000, 1))
                    .build();
            assertThat(refusal(executor, launch)).isEqualTo(RefusalCause.NO_ROOM);
        }
    }

    @Test
    void saysGoneOfALaunchThatWasPreparedButNeverBegan() throws Exception {
        RunDirectories directories = new RunDirectories(directory.resolve("runs"), InstantSource.system());
        Launch launch = builder("prepared.1").command(List.of("true")).build();
        directories.of(launch.token()).create(launch);
        try (JobExecutor executor = new ProcessFixture(directory).open()) {
            assertThat(executor.find(new LaunchReference(launch.token(), "local", "local", Optional.empty())))
                    .isInstanceOf(FindResult.Gone.class);
        }
    }

    @Test
    void saysLostWhenScriptAndProcessAreGoneWithoutATrace() throws Exception {
        RunDirectories directories = new RunDirectories(directory.resolve("runs"), InstantSource.system());
        Launch launch = builder("lost.1").command(List.of("true")).build();
        RunDirectory run = directories.of(launch.token());
        run.create(launch);
        assertThat(run.claim()).isTrue();
        Files.writeString(run.path().resolve("pid"), "999999999 999999998\n");
        try (JobExecutor executor = new ProcessFixture(directory).open()) {
            FindResult found = executor.find(new LaunchReference(launch.token(), "local", "local", Optional.empty()));
            assertThat(found).isInstanceOf(FindResult.Ended.class);
            assertThat(((FindResult.Ended) found).report()).isInstanceOf(ExitReport.Lost.class);
        }
    }

    @Test
    void keepsTheServersEnvironmentFromJobs() throws Exception {
        try (JobExecutor executor = new ProcessFixture(directory).open()) {
            Launch launch = builder("environment.1").command(List.of("env")).build();
            ((StartResult.Started) executor.start(launch)).run().await();
            assertThat(Files.readString(directory.resolve("runs/environment.1/stdout")))
                    .contains("PATH=")
                    .doesNotContain("JAVA_HOME=", "MAVEN");
        }
    }

    private static RefusalCause refusal(JobExecutor executor, Launch launch) throws InterruptedException {
        return ((StartResult.Refused) executor.start(launch)).cause();
    }

    private static Launch.Builder builder(String token) {
        return Launch.builder()
                .token(new LaunchToken(token))
                .pool("local")
                .node("local")
                .image("ignored")
                .settings(new ProcessJobSettings());
    }
}
