package dev.teppan.bench.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {

    /** Each is more than half a node; by volume eleven nodes would do. */
    @Test
    void theLinearProgramKnowsWhatVolumeDoesNot() {
        PackingInstance halves =
                new PackingInstance("halves", new int[][] {{6, 1, 0}}, new int[] {20}, new int[] {11, 100, 0});

        assertThat(ConfigurationBound.of(halves)).isEqualTo(20);
        assertThat(ExactPacking.of(halves)).hasValue(20);
        assertThat(halves.needed()).isEqualTo(20);
    }

    @Test
    void nothingGoesBelowTheBoundsAndTheyAreClose() {
        PackingInstances.random(2).stream()
                .filter(instance -> IntStream.of(instance.counts()).sum() < 200)
                .forEach(instance -> {
                    int bound = ConfigurationBound.of(instance);
                    OptionalInt exact = ExactPacking.of(instance);
                    assertThat(instance.needed()).as(instance.name()).isBetween(bound, (int) (1.07 * bound) + 1);
                    exact.ifPresent(fewest -> {
                        assertThat(fewest).as(instance.name()).isBetween(bound, bound + 1);
                        assertThat(instance.needed()).as(instance.name()).isBetween(fewest, (int) (1.05 * fewest));
                    });
                });
    }
}
