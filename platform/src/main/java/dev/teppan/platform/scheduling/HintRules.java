package dev.teppan.platform.scheduling;

import java.util.Map;

/**
 * The rules of all pools.
 *
 * @param named by executor and pool
 * @param others for all that are not named
 */
public record HintRules(Map<String, Map<String, PoolRules>> named, PoolRules others) {

    /** Nobody named any pool. */
    public static final HintRules USUAL = new HintRules(Map.of(), PoolRules.USUAL);

    public HintRules {
        named = Map.copyOf(named);
    }

    /** The rules of one pool. */
    public PoolRules of(String executor, String pool) {
        return named.getOrDefault(executor, Map.of()).getOrDefault(pool, others);
    }
}
