package dev.teppan.e2e;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute, or ten, of kills and pauses of whoever dispatches. */
@NeedsDocker
class LeaderChaosIT {

    @TempDir
    private Path ledger;

    @Test
    @Tag("chaos")
    void aMinuteOfKillsAndPausesLosesNothingAndRunsNothingTwice() throws InterruptedException {
        new LeaderChaos(Seed.random("LeaderChaosIT"), Duration.ofMinutes(1), ledger).run();
    }

    @Test
    @Tag("soak")
    void tenMinutesOfKillsAndPausesLoseNothingAndRunNothingTwice() throws InterruptedException {
        new LeaderChaos(Seed.random("LeaderChaosIT (ten minutes)"), Duration.ofMinutes(10), ledger).run();
    }
}
