package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server's clock is set forward and back by ten minutes under load, and differs from the engine's after a restart. */
@Tag("chaos")
@NeedsDocker
class ClockStepIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STEP_SECONDS = 600;
    private static final int DELAY_SECONDS = 5;

    /** Timed by the machine's uptime; Teppan's own clock may differ from it by a tenth while it follows a step. */
    private static final double SHORTEST_DELAY = DELAY_SECONDS * 0.85;

    private static final double LONGEST_DELAY = 60;

    @TempDir
    private Path folder;

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(LedgerLoad.config());

    @Test
    void aClockThatIsSetEndsNothingTooEarlyAndDelaysNothingForLong() throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        LedgerLoad.defineForDocker(server.client(), runs);
        setAhead(0);
        server.stop();
        restart();
        Map<String, Integer> acknowledged = new HashMap<>();
        Map<String, Double> delayed = new HashMap<>();
        try (SteadyLoad load = new SteadyLoad(server.client(), Duration.ofMillis(400))) {
            for (int ahead : List.of(STEP_SECONDS, 0, -STEP_SECONDS)) {
                int before = load.taken();
                delayed.put(enqueueDelayed(), uptime());
                await("work under way").atMost(PATIENCE).until(() -> load.taken() > before + 3);
                setAhead(ahead);
            }
            int before = load.taken();
            await("work to go on").atMost(PATIENCE).until(() -> load.taken() > before + 3);
            acknowledged.putAll(load.stop());
        }
        delayed.keySet().forEach(id -> acknowledged.put(id, 0));
        check(runs, acknowledged);
        RunLedger ledger = new RunLedger(runs);
        delayed.forEach(
                (id, since) -> assertThat(ledger.runs().get(id).getFirst().begin() - since)
                        .as("seconds that a delay of %d s took", DELAY_SECONDS)
                        .isBetween(SHORTEST_DELAY, LONGEST_DELAY));

        for (int ahead : List.of(STEP_SECONDS, -STEP_SECONDS)) {
            server.kill();
            setAhead(ahead);
            restart();
            LedgerLoad load = new LedgerLoad();
            assertThat(load.enqueue(server.client(), 1)).isTrue();
            acknowledged.putAll(load.acknowledged());
            check(runs, acknowledged);
        }
    }

    private void check(Path runs, Map<String, Integer> acknowledged) {
        LedgerCheck.of(server, runs, Duration.ofMinutes(2)).check(acknowledged);
    }

    private String enqueueDelayed() {
        return server.client()
                .post(
                        "/api/v1/executions",
                        Map.of(
                                "application",
                                LedgerLoad.APPLICATION,
                                "job",
                                "write",
                                "message",
                                0,
                                "delay",
                                DELAY_SECONDS + "s"))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private void restart() {
        server.restartToCrash("-Dteppan.clock=" + file());
        assertThat(server.isAlive()).isTrue();
    }

    private void setAhead(int seconds) throws IOException {
        Path draft = Files.writeString(folder.resolve("clock.new"), Integer.toString(seconds));
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file() {
        return folder.resolve("clock");
    }

    private static double uptime() throws IOException {
        String[] words = Files.readString(Path.of("/proc/uptime")).split(" ", 2);
        return Double.parseDouble(words[0]);
    }
}
