package dev.teppan.platform.api.execution;

import dev.teppan.platform.logs.OutputOffsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader of live output is; travels as the id of its last event.
 *
 * @param attempt the number of the attempt; 1 at the beginning
 * @param ended whether it has seen the end
 */
record LivePosition(int attempt, OutputOffsets offsets, boolean ended) {

    static final LivePosition START = new LivePosition(1, OutputOffsets.START, false);

    private static final String END = "end";
    private static final Pattern FORM = Pattern.compile("(\\d{1,8})-(\\d{1,18})-(\\d{1,18})");

    /** Reads an id; what is none begins at the start. */
    static LivePosition parse(@Nullable String id) {
        if (id == null) {
            return START;
        }
        if (id.equals(END)) {
            return new LivePosition(1, OutputOffsets.START, true);
        }
        Matcher matcher = FORM.matcher(id);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) > 0
                ? new LivePosition(
                        Integer.parseInt(matcher.group(1)),
                        new OutputOffsets(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))),
                        false)
                : START;
    }

    LivePosition nextAttempt() {
        return new LivePosition(attempt + 1, OutputOffsets.START, false);
    }

    LivePosition at(OutputOffsets reached) {
        return new LivePosition(attempt, reached, false);
    }

    @Override
    public String toString() {
        return ended ? END : attempt + "-" + offsets.stdout() + "-" + offsets.stderr();
    }
}
