package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each database says when its disk is full. */
class DiskFullTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SqliteDialect(), new SQLException("database or disk is full", null, 13)),
                Arguments.of(new PostgresDialect(), new SQLException("could not extend file", "53100")),
                Arguments.of(new MariadbDialect(false), new SQLException("The table is full", "HY000", 1114)),
                Arguments.of(new MariadbDialect(false), new SQLException("Disk full", "HY000", 1021)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isToldApartFromADatabaseThatDoesNotAnswer(Dialect dialect, SQLException failure) {
        Failures failures = new Failures(dialect);

        assertThat(failures.isTransient(failure)).isTrue();
        assertThat(failures.translate(new IllegalStateException(failure)))
                .isInstanceOfSatisfying(
                        StoreException.Unavailable.class,
                        unavailable -> assertThat(unavailable.isDiskFull()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isNotWhatAnyOtherFailureIs(Dialect dialect) {
        SQLException broken = new SQLException("connection lost", "08006");

        assertThat(new Failures(dialect).isDiskFull(broken)).isFalse();
    }
}
