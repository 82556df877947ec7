package dev.teppan.platform.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionIdTest {

    @ParameterizedTest
    @CsvSource({
        "0123abcd-4567-89ef-0123-456789abcdef, true",
        "0123ABCD-4567-89ef-0123-456789abcdef, false",
        "0123abcd-4567-89ef-0123-456789abcdeg, false",
        "0123abcd-4567-89ef-0123-456789abcde, false",
        "0123abcd-4567-89ef-0123-456789abcdef0, false",
        "0123abcd04567-89ef-0123-456789abcdef, false",
        "0123abcd-4567-89ef-0123-4567-9abcdef, false",
        "0123abc٣-4567-89ef-0123-456789abcdef, false",
        "'', false"
    })
    void isAUuidInLowerCase(String text, boolean valid) {
        assertThat(ExecutionId.isValid(text)).isEqualTo(valid);
    }
}
