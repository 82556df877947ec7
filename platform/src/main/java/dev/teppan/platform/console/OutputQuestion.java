package dev.teppan.platform.console;

import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.spi.executor.OutputStreamName;
import java.util.Optional;

/**
 * What of an execution's output is asked for.
 *
 * @param attempt the attempt's number as text; anything else is the latest
 * @param stream one stream; empty for both
 * @param all whether to begin at the beginning
 */
record OutputQuestion(String attempt, Optional<OutputStreamName> stream, boolean all) {

    static OutputQuestion of(String attempt, String stream, String all) {
        return new OutputQuestion(attempt, stream(stream), all.equals("1"));
    }

    /** {@code stdout}, {@code stderr}; anything else is both. */
    static Optional<OutputStreamName> stream(String word) {
        return switch (word) {
            case "stdout" -> Optional.of(OutputStreamName.STDOUT);
            case "stderr" -> Optional.of(OutputStreamName.STDERR);
            default -> Optional.empty();
        };
    }

    /** Reads {@code STDOUT-STDERR}; the beginning when it is something else. */
    static OutputOffsets offsets(String text) {
        if (!text.matches("[0-9]{1,15}-[0-9]{1,15}")) {
            return OutputOffsets.START;
        }
        int dash = text.indexOf('-');
        return new OutputOffsets(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    static String text(OutputOffsets offsets) {
        return offsets.stdout() + "-" + offsets.stderr();
    }
}
