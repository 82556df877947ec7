package dev.teppan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedRatiosTest {

    @Test
    void medianAndQuartilesAreThoseOfTheSortedValues() {
        PairedRatios ratios = new PairedRatios(List.of(3.0, 1.0, 2.0, 4.0, 5.0));

        assertThat(ratios.median()).isEqualTo(3.0);
        assertThat(ratios.quantile(0.25)).isEqualTo(2.0);
        assertThat(new PairedRatios(List.of(1.0, 2.0)).median()).isCloseTo(1.5, within(1e-9));
    }

    /** Ranks from a table of the binomial distribution: n = 8 gives the 2nd value, n = 20 the 6th, n = 40 the 15th. */
    @Test
    void intervalIsThatOfTheSignTest() {
        assertThat(range(8).low()).isEqualTo(2.0);
        assertThat(range(8).high()).isEqualTo(7.0);
        assertThat(range(20).low()).isEqualTo(6.0);
        assertThat(range(20).high()).isEqualTo(15.0);
        assertThat(range(40).low()).isEqualTo(15.0);
        assertThat(range(7).low()).as("too few for anything but the extremes").isEqualTo(1.0);
    }

    private static PairedRatios range(int n) {
        return new PairedRatios(
                IntStream.rangeClosed(1, n).mapToObj(value -> (double) value).toList());
    }
}
