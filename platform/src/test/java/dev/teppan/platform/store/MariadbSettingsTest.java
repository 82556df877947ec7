package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

/** A MariaDB that would lose or mix up text is refused. */
class MariadbSettingsTest {

    @Test
    void refusesACharacterSetThatLosesText() {
        assertRefused("latin1", "latin1_swedish_ci");
    }

    @Test
    void refusesACollationThatMixesUpNames() {
        assertRefused("utf8mb4", "utf8mb4_general_ci");
    }

    private static void assertRefused(String characters, String collation) {
        try (TestDatabase database = MariadbServer.database(characters, collation)) {
            assertThatThrownBy(() -> database.open(new SettableClock(), new MetricRegistry()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(collation)
                    .hasMessageContaining("create database");
        }
    }

    @Test
    void refusesMysqlsUrlForMariadb() {
        try (TestDatabase database = MariadbServer.database()) {
            DatabaseSettings right = database.settings();
            DatabaseSettings wrong = new DatabaseSettings(
                    right.url().replace("jdbc:mariadb:", "jdbc:mysql:"),
                    right.user(),
                    right.password(),
                    right.readers(),
                    right.timeout());

            assertThatThrownBy(() -> Database.open(wrong, new SettableClock(), new MetricRegistry()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jdbc:mariadb:");
        }
    }
}
