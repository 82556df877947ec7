package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.Prediction;
import java.util.Optional;

/**
 * Why an execution waits.
 *
 * @param code stable, for programs: a name of {@link dev.teppan.platform.scheduling.WaitReason.Code} in lower case, or
 *     {@code delayed}, {@code paused_after_refusal}, {@code out_of_reach},
 *     {@code executor_failing}
 * @param sentence with the figures, for people
 * @param ahead how many executions go first; an upper bound
 * @param start when it will probably start, where that can be said
 */
public record Explanation(String code, String sentence, long ahead, Optional<Prediction> start) {

    /** One of what neither goes first nor has a predicted start. */
    Explanation(String code, String sentence) {
        this(code, sentence, 0, Optional.empty());
    }
}
