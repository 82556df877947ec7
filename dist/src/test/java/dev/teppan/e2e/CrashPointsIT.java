package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server halts before and after each of its effects, with containers under way, and is started again each time. What the
 * containers wrote themselves tells whether all is well.
 */
@Tag("chaos")
@NeedsDocker
class CrashPointsIT {

    private static final int CONTAINERS_A_POINT = 15;
    private static final Duration HALT_WITHIN = Duration.ofSeconds(60);

    /** Points in the order of a message's life, each with the number of the pass at which the server halts. */
    private static final List<String> POINTS = List.of(
            "before-enqueue:9",
            "after-enqueue:9",
            "before-placement:2",
            "after-placement:2",
            "before-start:5",
            "after-start:5",
            "before-handle:2",
            "after-handle:2",
            "before-running:2",
            "after-running:2",
            "exit-seen:4",
            "before-output:4",
            "after-output:4",
            "before-retry:2",
            "after-retry:2",
            "before-end:2",
            "after-end:2",
            "before-discard:3",
            "after-discard:3",
            "before-notice:3",
            "after-notice:3");

    @TempDir
    private Path ledger;

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(LedgerLoad.config());

    @Test
    void aCrashAtAnyPointLosesNothingAndRunsNothingTwice() {
        LedgerLoad.defineForDocker(server.client(), ledger);
        LedgerLoad load = new LedgerLoad();
        server.stop();

        for (String point : POINTS) {
            server.restartToCrash("-Dteppan.crash=" + point);
            for (int i = 0; i < CONTAINERS_A_POINT && load.enqueue(server.client(), i % 3 / 2); i++) {}
            await("the server to halt at " + point).atMost(HALT_WITHIN).until(() -> !server.isAlive());
        }
        server.restart();
        assertThat(load.enqueueWholeNode(server.client())).isTrue();

        LedgerCheck.of(server, ledger, Duration.ofMinutes(4)).check(load.acknowledged());
    }
}
