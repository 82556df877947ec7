package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.List;

/**
 * The present hint of a pool, all that it was made of, those before it, and what became of them.
 *
 * @param before what earlier hints left for this one
 * @param history each time that another number was needed or wanted, newest first
 */
public record PoolHint(
        HintInputs inputs,
        HintInputs.Memory before,
        PoolRules rules,
        Hint hint,
        List<Hinted> history,
        Delivery delivery) {

    /** What was hinted at a time. */
    public record Hinted(Instant at, int present, int needed, int wanted, String reason) {}

    public PoolHint {
        history = List.copyOf(history);
    }

    /** The same with what became of it. */
    public PoolHint with(Delivery became) {
        return new PoolHint(inputs, before, rules, hint, history, became);
    }
}
