package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** All that waits, by shape, the oldest of each shape first. */
final class WaitingLine {

    private static final Comparator<Waiting> OLDEST_FIRST =
            Comparator.comparing(Waiting::since).thenComparing(Waiting::id);

    private final Map<ExecutionId, Waiting> byId = new HashMap<>();
    private final Map<Shape, TreeSet<Waiting>> byShape = new HashMap<>();

    void add(Waiting waiting) {
        remove(waiting.id());
        byId.put(waiting.id(), waiting);
        byShape.computeIfAbsent(waiting.shape(), shape -> new TreeSet<>(OLDEST_FIRST))
                .add(waiting);
    }

    void remove(ExecutionId id) {
        Waiting waiting = byId.remove(id);
        if (waiting == null) {
            return;
        }
        Set<Waiting> same = byShape.getOrDefault(waiting.shape(), new TreeSet<>(OLDEST_FIRST));
        same.remove(waiting);
        if (same.isEmpty()) {
            byShape.remove(waiting.shape());
        }
    }

    Optional<Waiting> find(ExecutionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Waiting> oldest(Shape shape) {
        return Optional.ofNullable(byShape.get(shape)).map(TreeSet::first);
    }

    int size() {
        return byId.size();
    }

    /** The oldest of each shape, by priority of its queue, then age. */
    PriorityQueue<Waiting> heads(ToIntFunction<String> queuePriority) {
        PriorityQueue<Waiting> heads = new PriorityQueue<>(Comparator.<Waiting>comparingInt(
                        waiting -> -queuePriority.applyAsInt(waiting.shape().queue()))
                .thenComparing(OLDEST_FIRST));
        byShape.values().forEach(same -> heads.add(same.first()));
        return heads;
    }

    /** How many of the same queue are older, counted shape by shape and so without looking at each. */
    long ahead(Waiting waiting) {
        return byShape.entrySet().stream()
                .filter(same -> same.getKey().queue().equals(waiting.shape().queue()))
                .mapToLong(same -> same.getValue().headSet(waiting).size())
                .sum();
    }
}
