package dev.teppan.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute, one, or ten, of kills and pauses of whoever dispatches. */
@NeedsDocker
class LeaderChaosIT {

    @TempDir
    private Path ledger;

    @Test
    @Tag("chaos")
    void aMinuteOfKillsAndPausesLosesNothingAndRunsNothingTwice() throws InterruptedException {
        chaos(PostgresDatabase::new, "LeaderChaosIT", Duration.ofMinutes(1));
    }

    @Test
    @Tag("chaos")
    void halfAMinuteOfThemDoesNeitherOnMariadb() throws InterruptedException {
        chaos(MariadbDatabase::new, "LeaderChaosIT (MariaDB)", Duration.ofSeconds(30));
    }

    @Test
    @Tag("soak")
    void tenMinutesOfKillsAndPausesLoseNothingAndRunNothingTwice() throws InterruptedException {
        chaos(PostgresDatabase::new, "LeaderChaosIT (ten minutes)", Duration.ofMinutes(10));
    }

    private void chaos(Supplier<DatabaseServer> database, String name, Duration length) throws InterruptedException {
        new LeaderChaos(database, Seed.random(name), length, ledger).run();
    }
}
