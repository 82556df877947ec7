package dev.teppan.platform.api.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[[1,",
                "{\"a\": [1, 2",
                "{\"a\" 1}",
                "{\"a\": 1} x",
                "{'a': 1}",
                "{\"a\": 1, \"a\": 2}",
                "\"a"
            })
    void saysWhereJsonIsWrongInTheCallersTerms(String text) {
        assertThatThrownBy(() -> Body.json(text))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("the body must be JSON (line 1, column ")
                .hasMessageNotContainingAny("Source", "REDACTED", "StreamReadFeature", "jackson");
    }
}
