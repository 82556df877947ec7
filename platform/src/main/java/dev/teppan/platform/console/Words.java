package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The console's words for values of the model. */
final class Words {

    private Words() {}

    /** {@code running} to {@code Running}. */
    static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('_', ' ');
    }

    /** Why something ended, in few words: {@code exit 3}, {@code out of memory}; empty for a success. */
    static String reason(Outcome outcome) {
        if (outcome.blame().isEmpty() && outcome.reason() == Reason.EXIT_CODE) {
            return "";
        }
        return switch (outcome.reason()) {
            case EXIT_CODE -> outcome.exitCode().map(code -> "exit " + code).orElse("no exit code");
            case TIMEOUT -> "over its time limit";
            case OUT_OF_MEMORY -> "out of memory";
            case START_FAILED -> "could not be started";
            case IMAGE_UNAVAILABLE -> "image not available";
            case CANCELED -> "canceled";
            case STOPPED_OUTSIDE -> "stopped from outside";
            case NODE_FAILED -> "its node failed";
            case SPOT_RECLAIMED -> "spot instance reclaimed";
            case LOST -> "lost";
            case QUEUE_TIMEOUT -> "waited too long";
            case CONFIGURATION -> "server configuration";
        };
    }

    /** A shape: {@code 4,000 m · 14,336 MiB}. */
    static String shape(Resources resources) {
        Set<String> names = new LinkedHashSet<>(List.of(Resources.CPU, Resources.MEMORY, Resources.GPU));
        names.addAll(resources.amounts().keySet());
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            long amount = resources.get(name);
            if (amount != 0) {
                parts.add(Formats.exactCount(amount)
                        + switch (name) {
                            case Resources.CPU -> " m";
                            case Resources.MEMORY -> " MiB";
                            case Resources.GPU -> " m gpu";
                            default -> " " + name;
                        });
            }
        }
        return String.join(" · ", parts);
    }

    /** {@code 1 execution}, {@code 2 executions}. */
    static String many(long number, String one) {
        return Formats.count(number) + " " + one + (number == 1 ? "" : "s");
    }
}
