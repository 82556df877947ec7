package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintBookTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Resources NODE = Resources.of(4_000, 4_000);

    private final HintBook book = new HintBook(HintRules.USUAL);

    @Test
    void eachHintFollowsFromTheOneBefore() {
        hint("p", 0, 1);

        assertThat(hint("p", 19, 1).hint().wanted()).as("not confirmed yet").isZero();
        assertThat(hint("p", 20, 1).hint().wanted()).isEqualTo(1);
    }

    @Test
    void notesEachOtherNumberAndTheLatestHundredOfThem() {
        hint("p", 0, 2);
        assertThat(hint("p", 1, 2).history()).hasSize(1);
        assertThat(hint("p", 2, 3).history())
                .extracting(PoolHint.Hinted::wanted)
                .containsExactly(3, 2);
        for (int i = 0; i < 150; i++) {
            hint("p", 3 + i, 10 + i);
        }

        List<PoolHint.Hinted> history = hint("p", 200, 500).history();
        assertThat(history).hasSize(HintBook.HISTORY);
        assertThat(history.getFirst().wanted()).isEqualTo(500);
    }

    @Test
    void forgetsPoolsThatAreNotThereAnyMore() {
        hint("p", 0, 2);
        hint("other", 1, 2);

        assertThat(hint("p", 2, 2).history())
                .singleElement()
                .satisfies(entry -> assertThat(entry.at()).isEqualTo(START.plusSeconds(2)));
    }

    private PoolHint hint(String pool, long second, long waiting) {
        Instant now = START.plusSeconds(second);
        HintInputs inputs = new HintInputs(
                "e",
                pool,
                now,
                List.of(new NodeShape(NODE, 0)),
                List.of(),
                List.of(new Demand(NODE, RunsOn.ANYWHERE, waiting, START.plusSeconds(1_000))));
        return book.hints(List.of(inputs)).getFirst();
    }
}
