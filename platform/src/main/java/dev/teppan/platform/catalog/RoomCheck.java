package dev.teppan.platform.catalog;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says whether a job could ever run, given the sizes that nodes can have. Pure. */
public final class RoomCheck {

    private RoomCheck() {}

    /**
     * Checks a job against all executors there are.
     *
     * @param executors all configured executors; what has not told its pools yet is given the benefit of the doubt
     * @return what makes it impossible, pointers relative to the job; empty when it could run
     */
    public static List<Problem> check(Resources needed, RunsOn runsOn, List<ExecutorPools> executors) {
        if (executors.isEmpty()) {
            return List.of();
        }
        List<ExecutorPools> named = executors.stream()
                .filter(executor ->
                        runsOn.executor().map(executor.executor()::equals).orElse(true))
                .toList();
        if (named.isEmpty()) {
            String name = runsOn.executor().orElse("");
            return List.of(new Problem(
                    "/runsOn/executor",
                    "must name a configured executor"
                            + NearestName.hint(
                                    name,
                                    executors.stream()
                                            .map(ExecutorPools::executor)
                                            .toList())));
        }
        if (named.stream().anyMatch(executor -> executor.pools().isEmpty())) {
            return List.of();
        }
        List<Pool> pools =
                named.stream().flatMap(executor -> executor.pools().stream()).toList();
        return check(
                needed,
                runsOn,
                pools.stream().filter(pool -> matches(pool, runsOn)).toList(),
                pools);
    }

    private static List<Problem> check(Resources needed, RunsOn runsOn, List<Pool> matching, List<Pool> all) {
        if (matching.isEmpty()) {
            return List.of(noPool(runsOn, all));
        }
        List<Size> sizes =
                matching.stream().flatMap(pool -> sizes(pool).stream()).toList();
        if (sizes.isEmpty() || sizes.stream().map(Size::room).anyMatch(needed::fitsIn)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        needed.amounts().forEach((name, amount) -> {
            Size largest =
                    best(sizes, Comparator.comparingLong(size -> -size.room().get(name)));
            if (amount > largest.room().get(name)) {
                problems.add(new Problem(
                        Problem.child("/resources", name),
                        "must be at most "
                                + ResourcesCodec.inWords(name, largest.room().get(name))
                                + ", which the largest node of the pool \"" + largest.pool() + "\" has; it needs "
                                + ResourcesCodec.inWords(name, amount)));
            }
        });
        if (problems.isEmpty()) {
            Size nearest = best(sizes, Comparator.comparingDouble(size -> Shortage.of(needed, size.room())));
            problems.add(new Problem(
                    "/resources",
                    "must fit together in one node: it needs " + inWords(needed) + "; the nearest, of the pool \""
                            + nearest.pool() + "\", has " + inWords(nearest.room())));
        }
        return problems;
    }

    /** How large a node of a pool can be. */
    private record Size(String pool, Resources room) {}

    private static Size best(List<Size> sizes, Comparator<Size> order) {
        return sizes.stream().min(order).orElseThrow();
    }

    /** Whether a pool may take a job with these wishes, as far as can be told. */
    static boolean matches(Pool pool, RunsOn runsOn) {
        return runsOn.pool().map(pool.name()::equals).orElse(true)
                && runsOn.labels().entrySet().stream().allMatch(label -> mayHave(pool, label));
    }

    private static boolean mayHave(Pool pool, Map.Entry<String, String> label) {
        String ofPool = pool.labels().get(label.getKey());
        if (ofPool != null) {
            return ofPool.equals(label.getValue());
        }
        // A node that is still to come may bring the label.
        return pool.nodes().isEmpty()
                || pool.nodes().stream()
                        .map(Node::labels)
                        .anyMatch(labels -> label.getValue().equals(labels.get(label.getKey())));
    }

    private static List<Size> sizes(Pool pool) {
        List<Resources> rooms = new ArrayList<>(pool.shapes());
        pool.nodes().forEach(node -> rooms.add(node.total()));
        pool.elastic().ifPresent(rooms::add);
        return rooms.stream().map(room -> new Size(pool.name(), room)).toList();
    }

    private static Problem noPool(RunsOn runsOn, List<Pool> pools) {
        List<String> names = pools.stream().map(Pool::name).distinct().toList();
        Optional<String> unknown = runsOn.pool().filter(name -> !names.contains(name));
        return unknown.map(name -> new Problem("/runsOn/pool", "must name a pool" + NearestName.hint(name, names)))
                .orElseGet(() -> new Problem(
                        "/runsOn/labels",
                        "must match a pool or a node of it; no pool has these labels: " + runsOn.labels()));
    }

    private static String inWords(Resources resources) {
        return resources.amounts().entrySet().stream()
                .map(amount -> amount.getKey() + " " + ResourcesCodec.inWords(amount.getKey(), amount.getValue()))
                .collect(Collectors.joining(", "));
    }
}
