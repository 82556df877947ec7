package dev.teppan.platform.execution;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a failure that is charged to the job is followed by another attempt.
 *
 * @param attempts how many attempts the job may fail in all, the first included; 1 or more
 * @param base the pause before the first retry
 * @param factor by which the pause grows with each retry; 1 or more
 * @param max the longest pause
 * @param jitter whether the pause is drawn evenly from nothing to its full length ("full jitter", AWS Architecture Blog,
 *     "Exponential Backoff And Jitter")
 * @param rules the first that matches decides whether a failure may be retried at all; where none does, it may
 */
public record RetryPolicy(
        int attempts, Duration base, double factor, Duration max, boolean jitter, List<RetryRule> rules) {

    /** Runs once. */
    public static final RetryPolicy NONE =
            new RetryPolicy(1, Duration.ofSeconds(15), 2, Duration.ofHours(1), true, List.of());

    public RetryPolicy {
        rules = List.copyOf(rules);
    }

    /**
     * Whether one more attempt follows.
     *
     * @param failures how many attempts have failed by the job's fault, this one included
     */
    public boolean allows(Outcome failure, int failures) {
        return failures < attempts
                && rules.stream()
                        .filter(rule -> rule.matches(failure))
                        .findFirst()
                        .map(RetryRule::retry)
                        .orElse(true);
    }

    /**
     * The pause before the next attempt: {@code min(max, base · factor^(failures − 1))}, with full jitter where asked.
     *
     * @param failures how many attempts have failed by the job's fault; 1 or more
     */
    public Duration pause(int failures, RandomGenerator random) {
        double full = Math.min((double) max.toMillis(), base.toMillis() * Math.pow(factor, Math.max(0, failures - 1)));
        return Duration.ofMillis((long) (jitter ? full * random.nextDouble() : full));
    }
}
