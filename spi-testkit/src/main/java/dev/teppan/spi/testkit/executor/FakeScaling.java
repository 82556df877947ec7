package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.CapacityHint.Wanted;
import dev.teppan.spi.executor.ExecutorScaling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Grows and shrinks pools of a {@link FakeBackend}. New nodes are there at once. An executor has this ability when the backend
 * has a pool with it. Safe for use by several threads.
 */
public final class FakeScaling implements ExecutorScaling {

    /** What happens before a hint is followed; it may throw what a plugin may throw, or block. */
    public interface Hook {
        /** Called on the thread of the call, without any lock. */
        void before(CapacityHint hint) throws InterruptedException;
    }

    private final FakeBackend backend;
    private final FakeCapacity capacity;
    private final Map<String, List<Resources>> pools = new HashMap<>();
    private final List<CapacityHint> hints = new ArrayList<>();
    private volatile Hook hook = hint -> {};
    private int made;

    FakeScaling(FakeBackend backend, FakeCapacity capacity) {
        this.backend = backend;
        this.capacity = capacity;
    }

    /** Adds a pool that can get nodes of these shapes and has none yet. */
    public FakeScaling pool(String pool, Resources... shapes) {
        backend.change(() -> {
            pools.put(pool, List.of(shapes));
            capacity.scalable(pool, List.of(shapes));
        });
        return this;
    }

    /** From now on this comes before each hint. */
    public FakeScaling hook(Hook before) {
        hook = before;
        return this;
    }

    /** All hints that came, also those that failed, in order. */
    public List<CapacityHint> hints() {
        return backend.read(() -> List.copyOf(hints));
    }

    boolean isAble() {
        return backend.read(() -> !pools.isEmpty());
    }

    @Override
    public ScalingResult apply(CapacityHint hint) throws InterruptedException {
        backend.change(() -> {
            hints.add(hint);
        });
        hook.before(hint);
        if (backend.disconnected()) {
            throw new RetryableException("disconnected by the test");
        }
        return backend.change(() -> follow(hint));
    }

    private ScalingResult follow(CapacityHint hint) {
        List<Resources> shapes = pools.get(hint.pool());
        if (shapes == null) {
            throw new PermanentException("there is no pool " + hint.pool() + " that can grow and shrink");
        }
        int ready = capacity.ready(hint.pool()).size();
        int removed = remove(hint, ready - hint.nodes());
        int added = 0;
        for (Resources shape : more(hint, shapes, hint.nodes() - ready)) {
            capacity.node(hint.pool(), hint.pool() + "-" + ++made, Map.of(), shape);
            added++;
        }
        return new ScalingResult(added + removed > 0, "added " + added + " nodes, removed " + removed);
    }

    private int remove(CapacityHint hint, int most) {
        Collection<String> used = backend.nodesWithWork();
        List<String> going = capacity.ready(hint.pool()).stream()
                .filter(node -> hint.idle().contains(node) && !hint.busy().contains(node) && !used.contains(node))
                .limit(Math.max(0, most))
                .toList();
        going.forEach(node -> capacity.remove(hint.pool(), node));
        return going.size();
    }

    private static List<Resources> more(CapacityHint hint, List<Resources> shapes, int count) {
        List<Resources> more = new ArrayList<>();
        for (Wanted wanted : hint.more()) {
            for (int i = 0; i < wanted.nodes() && more.size() < count; i++) {
                more.add(wanted.shape());
            }
        }
        while (more.size() < count) {
            more.add(shapes.getFirst());
        }
        return more;
    }
}
