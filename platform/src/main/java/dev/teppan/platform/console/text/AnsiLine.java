package dev.teppan.platform.console.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a process's output as parts with looks. Colours and bold (SGR) become classes, every other control sequence
 * and control character is dropped, and of what carriage returns overwrote only the last state is left.
 */
public final class AnsiLine {

    /** Colours (ended by m), other CSI sequences, OSC strings (ended by BEL or ST, or cut), other escapes. */
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[(?<codes>[0-9;:]*)m"
            + "|\u001b\\[[0-?]*[ -/]*[@-~]?"
            + "|\u001b][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[PX^_][^\u001b]*(?:\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]?");

    /** Controls, and the marks that turn the direction of what follows: a name could be shown backwards by them. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x80-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private AnsiLine() {}

    /** Takes a line without its line feed apart; adjoining parts differ in look, none is empty. */
    public static List<Part> parse(String line) {
        String last = lastState(line);
        List<Part> parts = new ArrayList<>();
        Sgr sgr = new Sgr();
        Matcher matcher = ESCAPE.matcher(last);
        int from = 0;
        while (matcher.find()) {
            add(parts, last.substring(from, matcher.start()), sgr.look());
            String codes = matcher.group("codes");
            if (codes != null) {
                sgr.apply(codes);
            }
            from = matcher.end();
        }
        add(parts, last.substring(from), sgr.look());
        return parts;
    }

    private static String lastState(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static void add(List<Part> parts, String text, String look) {
        String clean = CONTROL.matcher(text).replaceAll("");
        if (clean.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().look().equals(look)) {
            clean = parts.removeLast().text() + clean;
        }
        parts.add(new Part(clean, look));
    }
}
