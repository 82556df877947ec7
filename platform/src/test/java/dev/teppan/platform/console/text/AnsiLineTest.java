package dev.teppan.platform.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiLineTest {

    private static String text(String line) {
        return AnsiLine.parse(line).stream().map(Part::text).collect(Collectors.joining());
    }

    @Test
    void leavesPlainTextAlone() {
        assertThat(AnsiLine.parse("<b>&amp;</b>\ttab")).containsExactly(new Part("<b>&amp;</b>\ttab", ""));
    }

    @Test
    void turnsColoursToClasses() {
        assertThat(AnsiLine.parse("\u001b[33m[warn]\u001b[0m slow \u001b[1;92mok\u001b[22m!"))
                .containsExactly(
                        new Part("[warn]", "a3"),
                        new Part(" slow ", ""),
                        new Part("ok", "a10 ab"),
                        new Part("!", "a10"));
    }

    @Test
    void takesTheNearestOfSixteenForOtherColours() {
        assertThat(AnsiLine.parse("\u001b[38;5;196mred")).containsExactly(new Part("red", "a1"));
        assertThat(AnsiLine.parse("\u001b[38;2;0;200;0mgreen")).containsExactly(new Part("green", "a2"));
        assertThat(AnsiLine.parse("\u001b[38;5;250mgrey")).containsExactly(new Part("grey", "a7"));
        assertThat(AnsiLine.parse("\u001b[48;5;1;34mblue")).containsExactly(new Part("blue", "a4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[2Kb",
                "a\u001b[10;5Hb",
                "a\u001b]8;;javascript:alert(1)\u0007b",
                "a\u001b]0;title\u001b\\b",
                "a\u001b(Bb",
                "a\u0000b",
                "a\u0007b",
                "a\u202eb",
                "a\u001bPq#0\u001b\\b",
                "ab\u001b",
                "ab\u001b[",
                "ab\u001b[3",
                "a\u009bb"
            })
    void dropsAllOtherSequencesAndControls(String line) {
        assertThat(text(line)).isEqualTo("ab");
    }

    @Test
    void showsTheLastStateOfAnOverwrittenLine() {
        assertThat(text("10 %\r50 %\r100 %")).isEqualTo("100 %");
        assertThat(text("done\r")).isEqualTo("done");
        assertThat(text("\r\r")).isEmpty();
    }

    @Test
    void survivesAbsurdCodes() {
        assertThat(text("\u001b[99999999999;38;5mx\u001b[38;2;1mx\u001b[38;5;9999mx"))
                .isEqualTo("xxx");
    }
}
