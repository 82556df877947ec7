package dev.teppan.example.executor;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.ExecutorScaling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A pool of pretended nodes, all of one size, that are there as soon as they are asked for. The lock guards the nodes. */
final class EchoPool implements ExecutorScaling {

    static final String NAME = "growing";

    private final Resources size;
    private final int most;
    private final Predicate<String> isUsed;
    private final Runnable onChange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> nodes = new LinkedHashSet<>();
    private int made;

    /**
     * A pool without nodes.
     *
     * @param isUsed whether something runs on a node; asked under the lock
     */
    EchoPool(Resources size, int most, Predicate<String> isUsed, Runnable onChange) {
        this.size = size;
        this.most = most;
        this.isUsed = isUsed;
        this.onChange = onChange;
    }

    Resources size() {
        return size;
    }

    List<String> nodes() {
        lock.lock();
        try {
            return List.copyOf(nodes);
        } finally {
            lock.unlock();
        }
    }

    /** Does something on a node, which stays meanwhile; answers false where it is not there. */
    boolean onNode(String node, Runnable action) {
        lock.lock();
        try {
            if (nodes.contains(node)) {
                action.run();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ScalingResult apply(CapacityHint hint) {
        if (!hint.pool().equals(NAME)) {
            throw new PermanentException("there is no pool " + hint.pool() + " that grows");
        }
        lock.lock();
        try {
            int wanted = Math.min(most, hint.nodes());
            List<String> going = new ArrayList<>(hint.idle());
            // Work may have come since the hint was made.
            going.removeIf(node -> !nodes.contains(node) || hint.busy().contains(node) || isUsed.test(node));
            going.subList(Math.clamp(nodes.size() - wanted, 0, going.size()), going.size())
                    .clear();
            going.forEach(nodes::remove);
            int added = 0;
            while (nodes.size() < wanted) {
                nodes.add("node-" + ++made);
                added++;
            }
            if (added == 0 && going.isEmpty()) {
                return new ScalingResult(false, "there are " + nodes.size() + " nodes already, at most " + most);
            }
            onChange.run();
            return new ScalingResult(true, "added " + added + " nodes, removed " + going.size());
        } finally {
            lock.unlock();
        }
    }
}
