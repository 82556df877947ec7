package dev.teppan.platform.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTextTest {

    @Property(tries = 500)
    void keepsTheTextOfEachMember(@ForAll("values") String value, @ForAll("spaces") String space) {
        String text =
                space + "{" + space + "\"a\"" + space + ":" + space + value + space + ",\"b\":" + value + "}" + space;

        assertThat(JsonObjectText.members(text, JsonObjectText.Twice.REFUSE))
                .containsEntry("a", value)
                .containsEntry("b", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":'b'}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{\"a\":tru}",
                "{\"a\":1 2}",
                "{\"a\":1,\"a\":2}"
            })
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> JsonObjectText.members(text, JsonObjectText.Twice.REFUSE))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void refusesDepthWithoutFallingOver(int depth) {
        String text = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        if (depth == 100) {
            assertThat(JsonObjectText.members(text, JsonObjectText.Twice.REFUSE))
                    .containsKey("a");
        } else {
            assertThatThrownBy(() -> JsonObjectText.members(text, JsonObjectText.Twice.REFUSE))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.of("", " ", "\n\t ");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.10",
                "1e400",
                "-0.0",
                "123456789012345678901234567890",
                "\"\"",
                "\"a\\\"b\"",
                "\"\\u0000\\ud800\"",
                "\"日本 😀\"",
                "{}",
                "[]",
                "\"}],{[\"");
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf,
                () -> values().list().ofMaxSize(3).map(JsonObjectTextTest::array),
                () -> Combinators.combine(values(), values())
                        .as((one, other) -> "{\"x\" : " + one + ", \"x\":" + other + " }"));
    }

    private static String array(List<String> values) {
        return "[ " + String.join(" ,", values) + "]";
    }
}
