package dev.teppan.platform.plugins.process;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What runs now and what is left of the machine. Safe for use by several threads. */
final class ProcessRoom {

    static final String POOL = "local";
    static final String NODE = "local";

    private final Resources total;
    private final InstantSource clock;
    private final Map<LaunchToken, Resources> taken = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long version = 1;

    ProcessRoom(Resources total, InstantSource clock) {
        this.total = total;
        this.clock = clock;
    }

    /** Takes room; false when there is not enough. */
    boolean take(LaunchToken token, Resources need) {
        lock.lock();
        try {
            if (!need.fitsIn(free())) {
                return false;
            }
            count(token, need);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Counts what runs already, whether or not it fits. */
    void count(LaunchToken token, Resources need) {
        lock.lock();
        try {
            taken.put(token, need);
            version++;
        } finally {
            lock.unlock();
        }
    }

    void release(LaunchToken token) {
        lock.lock();
        try {
            if (taken.remove(token) != null) {
                version++;
            }
        } finally {
            lock.unlock();
        }
    }

    CapacitySnapshot snapshot() {
        lock.lock();
        try {
            Node node = new Node(NODE, Map.of(), NodeState.READY, total, free(), taken.keySet());
            Pool pool = new Pool(POOL, Map.of(), List.of(node), List.of(total), Optional.empty());
            return new CapacitySnapshot(version, clock.instant(), List.of(pool));
        } finally {
            lock.unlock();
        }
    }

    // What was adopted may exceed a total that was made smaller.
    private Resources free() {
        Resources used = taken.values().stream().reduce(Resources.NONE, Resources::plus);
        Resources free = Resources.NONE;
        for (String name : total.amounts().keySet()) {
            free = free.with(name, Math.max(0, total.get(name) - used.get(name)));
        }
        return free;
    }
}
