package dev.teppan.platform.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * Where a job may run: all that is given must hold. Nothing given means anywhere.
 *
 * @param executor an executor's name in the configuration
 * @param pool a pool of it
 * @param labels labels that the node, or its pool, must have
 */
public record RunsOn(Optional<String> executor, Optional<String> pool, Map<String, String> labels) {

    /** Anywhere. */
    public static final RunsOn ANYWHERE = new RunsOn(Optional.empty(), Optional.empty(), Map.of());

    public RunsOn {
        labels = Map.copyOf(labels);
    }
}
