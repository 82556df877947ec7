package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerStateTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.001Z");
    private static final Instant LATE = Instant.parse("2026-01-01T00:00:00.002Z");

    @Test
    void startIsNeverAfterTheEnd() {
        assertThat(state("exited", LATE, EARLY).startedAt()).contains(EARLY);
        assertThat(state("exited", EARLY, LATE).startedAt()).contains(EARLY);
    }

    @Test
    void endOfAnEarlierRunDoesNotCountWhileItRuns() {
        assertThat(state("running", LATE, EARLY).startedAt()).contains(LATE);
    }

    private static ContainerState state(String status, Instant started, Instant finished) {
        return new ContainerState(status, 0, false, "", Optional.of(started), Optional.of(finished));
    }
}
