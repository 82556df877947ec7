package dev.teppan.platform.scheduling;

import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.util.List;

/** Tells snapshots that differ in what is free alone from those with other nodes. */
final class Structure {

    private Structure() {}

    static boolean same(ExecutorStatus one, ExecutorStatus other) {
        return one.health().healthy() == other.health().healthy()
                && samePools(one.capacity().pools(), other.capacity().pools());
    }

    private static boolean samePools(List<Pool> one, List<Pool> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            Pool before = one.get(i);
            Pool after = other.get(i);
            if (!before.name().equals(after.name())
                    || !before.labels().equals(after.labels())
                    || !before.elastic().equals(after.elastic())
                    || !before.shapes().equals(after.shapes())
                    || !sameNodes(before.nodes(), after.nodes())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNodes(List<Node> one, List<Node> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            Node before = one.get(i);
            Node after = other.get(i);
            if (!before.id().equals(after.id())
                    || before.state() != after.state()
                    || !before.total().equals(after.total())
                    || !before.labels().equals(after.labels())) {
                return false;
            }
        }
        return true;
    }
}
