package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.HintRules;
import java.time.Duration;

/**
 * How hints of capacity are made.
 *
 * @param every how often
 * @param rules of which pools, and which of them are sent
 */
public record Hinting(Duration every, HintRules rules) {

    /** Every ten seconds, which is soon beside the start of a node, by these rules. */
    public static Hinting usual(HintRules rules) {
        return new Hinting(Duration.ofSeconds(10), rules);
    }
}
