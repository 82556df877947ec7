package dev.teppan.platform.execution;

import java.util.Set;

/**
 * Says of some failures whether they may be retried.
 *
 * @param exitCodes matches these codes; empty matches all
 * @param reasons matches these reasons; empty matches all
 * @param retry whether a match may be retried
 */
public record RetryRule(Set<Integer> exitCodes, Set<Reason> reasons, boolean retry) {

    public RetryRule {
        exitCodes = Set.copyOf(exitCodes);
        reasons = Set.copyOf(reasons);
    }

    boolean matches(Outcome failure) {
        return (reasons.isEmpty() || reasons.contains(failure.reason()))
                && (exitCodes.isEmpty()
                        || failure.exitCode().filter(exitCodes::contains).isPresent());
    }
}
