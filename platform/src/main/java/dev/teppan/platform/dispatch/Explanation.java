package dev.teppan.platform.dispatch;

/**
 * Why an execution waits.
 *
 * @param code stable, for programs: a name of {@link dev.teppan.platform.scheduling.WaitReason.Code} in lower case, or
 *     {@code delayed}, {@code paused_after_refusal}, {@code out_of_reach},
 *     {@code executor_failing}
 * @param sentence with the figures, for people
 * @param ahead how many executions go first; an upper bound
 */
public record Explanation(String code, String sentence, long ahead) {}
