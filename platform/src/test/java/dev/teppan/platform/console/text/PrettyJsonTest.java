package dev.teppan.platform.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrettyJsonTest {

    private static String text(String json) {
        return PrettyJson.of(json).stream().map(Part::text).collect(Collectors.joining());
    }

    @Test
    void setsMembersAndElementsOnLinesOfTheirOwn() {
        assertThat(text("{\"a\":1,\"b\":[true,null,{}],\"c\":[]}")).isEqualTo("""
                {
                  "a": 1,
                  "b": [
                    true,
                    null,
                    {}
                  ],
                  "c": []
                }""");
    }

    @Test
    void marksNamesAndStrings() {
        assertThat(PrettyJson.of("{\"a\":\"x\"}"))
                .containsExactly(
                        new Part("{\n  ", ""),
                        new Part("\"a\"", "jn"),
                        new Part(": ", ""),
                        new Part("\"x\"", "js"),
                        new Part("\n}", ""));
    }

    @Test
    void keepsEveryDigitAndRepeatedNames() {
        assertThat(text("{\"n\":10000000000000000000000001.10,\"n\":2}"))
                .contains("10000000000000000000000001.10", "\"n\": 2");
    }

    @Test
    void showsInvisibleCharactersAsEscapes() {
        assertThat(text("\"a\\u202eb\\n\\\"c\\\\\"")).isEqualTo("\"a\\u202eb\\n\\\"c\\\\\"");
    }

    @Test
    void leavesTextThatIsNoJsonAsItIs() {
        assertThat(text("{\"a\": <script>")).isEqualTo("{\"a\": <script>");
        assertThat(text("")).isEmpty();
    }
}
