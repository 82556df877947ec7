package dev.teppan.platform.catalog;

import dev.teppan.spi.executor.Pool;
import java.util.List;

/**
 * The pools of one executor, as it last told.
 *
 * @param executor its name in the configuration
 * @param pools empty while it has not told
 */
public record ExecutorPools(String executor, List<Pool> pools) {
    public ExecutorPools {
        pools = List.copyOf(pools);
    }
}
