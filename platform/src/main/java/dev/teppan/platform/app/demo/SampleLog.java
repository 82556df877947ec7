package dev.teppan.platform.app.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what the samples do, each line with the job's name before it. Safe for use by several threads. */
final class SampleLog {

    private final PrintStream out;
    private final int width;

    SampleLog(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    /** A line of the job's own output. */
    void output(String job, String line) {
        print(job, '|', line);
    }

    /** What became of the job. */
    void event(String job, String text) {
        print(job, '>', text);
    }

    private void print(String job, char mark, String text) {
        // In one call, so that lines of several jobs do not mix.
        out.println(String.format(Locale.ROOT, "%-" + width + "s %c %s", job, mark, printable(text)));
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) && point != '\t' ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
