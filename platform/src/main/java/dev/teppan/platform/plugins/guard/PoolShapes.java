package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Pool;
import java.util.List;
import java.util.Map;

/**
 * The node shapes that the configuration names for pools of an executor; they count instead of those that the executor states.
 *
 * @param byPool at least one for each pool that is named
 */
public record PoolShapes(Map<String, List<Resources>> byPool) {

    /** What the executor states counts. */
    public static final PoolShapes STATED = new PoolShapes(Map.of());

    public PoolShapes {
        byPool = Map.copyOf(byPool);
    }

    ExecutorStatus in(ExecutorStatus status) {
        if (byPool.isEmpty()) {
            return status;
        }
        CapacitySnapshot stated = status.capacity();
        List<Pool> pools = stated.pools().stream().map(this::in).toList();
        return new ExecutorStatus(status.health(), new CapacitySnapshot(stated.version(), stated.takenAt(), pools));
    }

    private Pool in(Pool pool) {
        List<Resources> shapes = byPool.getOrDefault(pool.name(), pool.shapes());
        return new Pool(pool.name(), pool.labels(), pool.nodes(), shapes, pool.elastic());
    }
}
