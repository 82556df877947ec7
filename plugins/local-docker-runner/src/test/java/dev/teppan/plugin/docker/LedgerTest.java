package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    private static final Resources NEED = Resources.of(1000, 100);
    private static final Resources TOTAL = Resources.of(1500, 1000);
    private static final LaunchToken ONE = new LaunchToken("one.1");
    private static final LaunchToken TWO = new LaunchToken("two.1");

    private final Ledger ledger = new Ledger();

    @Test
    void countsALaunchFromBeforeTheEngineIsAskedUntilItsEnd() {
        ledger.reserve(ONE, NEED);
        assertThat(ledger.free(TOTAL)).isEqualTo(Resources.of(500, 900));
        ledger.confirm(ONE, NEED);
        assertThat(ledger.tokens()).containsExactly(ONE);
        ledger.release(ONE);
        assertThat(ledger.free(TOTAL)).isEqualTo(TOTAL);
    }

    @Test
    void neverHasLessThanNothing() {
        ledger.reserve(ONE, NEED);
        ledger.reserve(TWO, NEED);
        assertThat(ledger.free(TOTAL)).isEqualTo(Resources.of(0, 800));
    }

    @Test
    void takesOverWhatTheEngineListsAndDropsWhatItNoLongerLists() {
        ledger.confirm(ONE, NEED);
        ledger.reconcile(ledger.certain(), Map.of(TWO, NEED));
        assertThat(ledger.tokens()).containsExactly(TWO);
    }

    @Test
    void keepsWhatWasStartedWhileTheListWasUnderWay() {
        Set<LaunchToken> before = ledger.certain();
        ledger.reserve(ONE, NEED);
        ledger.confirm(TWO, NEED);
        ledger.reconcile(before, Map.of());
        assertThat(ledger.tokens()).containsExactlyInAnyOrder(ONE, TWO);
    }
}
