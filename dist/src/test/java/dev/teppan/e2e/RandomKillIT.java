package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server at random moments while hundreds of containers run. */
@Tag("soak")
@NeedsDocker
class RandomKillIT {

    private static final int CONTAINERS = 300;
    private static final int KILLS = 20;
    private static final int LONGEST_LIFE_MILLIS = 8_000;

    @TempDir
    private Path ledger;

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(LedgerLoad.config());

    @Test
    void killsAtRandomLoseNothingAndRunNothingTwice() throws InterruptedException {
        Random random = Seed.random("RandomKillIT");
        LedgerLoad.defineForDocker(server.client(), ledger);
        LedgerLoad load = new LedgerLoad();
        for (int kill = 0; kill < KILLS; kill++) {
            for (int i = 0; i < CONTAINERS / KILLS; i++) {
                assertThat(load.enqueue(server.client(), random.nextInt(3))).isTrue();
            }
            // The moment is what is tested here, so this is no wait for something.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            server.kill();
            server.restart();
        }
        assertThat(load.enqueueWholeNode(server.client())).isTrue();

        LedgerCheck.of(server, ledger, Duration.ofMinutes(10)).check(load.acknowledged());
    }
}
