package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The fake, with time that runs. */
final class FakeFixture implements JobExecutorFixture {

    record NoSettings() {}

    private final SettableClock clock = new SettableClock();
    private final FakeBackend backend =
            new FakeBackend(clock).node("default", "node-1", Resources.of(200_000, 100_000));
    private final Map<LaunchToken, FakeScript> scripts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    FakeFixture() {
        backend.scaling().pool("growing", Resources.of(4_000, 8_192));
        backend.scripts(launch -> Optional.ofNullable(scripts.get(launch.token())));
        var unused =
                ticker.scheduleAtFixedRate(() -> clock.advance(Duration.ofMillis(10)), 10, 10, TimeUnit.MILLISECONDS);
    }

    @Override
    public JobExecutor open() {
        return new FakeJobExecutor(backend);
    }

    @Override
    public Launch launch(LaunchToken token, Program program) {
        scripts.put(token, FakeScript.of(program));
        return builder(token).environment(program.environment()).build();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void create(Launch launch) throws InterruptedException {
        scripts.computeIfPresent(launch.token(), (token, script) -> script.startingAfter(Duration.ofMillis(200)));
        new FakeJobExecutor(backend).start(launch);
    }

    @Override
    public Launch withUnknownImage(LaunchToken token) {
        scripts.put(token, FakeScript.exits(0).refusing(1, RefusalCause.IMAGE_UNAVAILABLE));
        return builder(token).build();
    }

    @Override
    public Launch withUnknownCommand(LaunchToken token) {
        scripts.put(token, FakeScript.exits(0).neverStarting(RefusalCause.INVALID));
        return builder(token).build();
    }

    @Override
    public Launch withInvalidSettings(LaunchToken token) {
        scripts.put(token, FakeScript.exits(0).refusing(1, RefusalCause.INVALID));
        return builder(token).build();
    }

    @Override
    public void remove(LaunchToken token) {
        backend.vanish(token);
    }

    @Override
    public void disconnect() {
        backend.disconnect();
    }

    @Override
    public void reconnect() {
        backend.reconnect();
    }

    @Override
    public String scalingPool() {
        return "growing";
    }

    @Override
    public Launch launchOn(LaunchToken token, String node) {
        scripts.put(token, FakeScript.of(Program.runsUntilStopped()));
        return builder(token).pool("growing").node(node).build();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private static Launch.Builder builder(LaunchToken token) {
        return Launch.builder()
                .token(token)
                .pool("default")
                .node("node-1")
                .image("fake")
                .resources(Resources.of(100, 64))
                .labels(Map.of("contract", "yes"))
                .settings(new NoSettings());
    }
}
