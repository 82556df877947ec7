package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What room there is: the executors' snapshots, minus what was placed and is not counted in them yet.
 */
final class RoomLedger {

    /** A node or an elastic pool that may take work. */
    private record Site(Placement placement, Resources total, Resources free, Set<LaunchToken> counted) {}

    private final Map<String, ExecutorStatus> executors = new TreeMap<>();
    private final Map<ExecutionId, Placement> placements = new HashMap<>();
    private final Map<Placement, HeldRoom> held = new HashMap<>();

    void executorChanged(String executor, ExecutorStatus status) {
        executors.merge(
                executor,
                status,
                (known, latest) ->
                        known.capacity().version() > latest.capacity().version()
                                ? new ExecutorStatus(latest.health(), known.capacity())
                                : latest);
    }

    void hold(ExecutionId id, Placement placement, Resources resources, Optional<LaunchToken> token) {
        release(id);
        placements.put(id, placement);
        held.computeIfAbsent(placement, same -> new HeldRoom()).add(id, new HeldRoom.Holding(resources, token));
    }

    void release(ExecutionId id) {
        Placement placement = placements.remove(id);
        if (placement != null) {
            held.computeIfPresent(placement, (same, room) -> {
                room.remove(id);
                return room.isEmpty() ? null : room;
            });
        }
    }

    /** The place with the least room left over, relative to its size, among those that have enough. */
    Optional<Placement> bestFit(Resources need, RunsOn runsOn) {
        return sites(runsOn)
                .map(site -> Map.entry(site, free(site)))
                .filter(site -> need.fitsIn(site.getValue()))
                .min(Comparator.comparingDouble(site -> leftOver(site.getKey().total(), site.getValue(), need)))
                .map(site -> site.getKey().placement());
    }

    /** Why {@link #bestFit} finds nothing. */
    WaitReason explain(Resources need, RunsOn runsOn, long ahead) {
        if (pools(runsOn).findAny().isEmpty()) {
            boolean none = executors.values().stream()
                    .allMatch(status -> status.capacity().pools().isEmpty());
            return none
                    ? unavailable(ahead)
                    : new WaitReason(WaitReason.Code.NO_MATCHING_POOL, "No pool matches where the job may run.", ahead);
        }
        boolean possible =
                pools(runsOn).flatMap(pool -> pool.getValue().shapes().stream()).anyMatch(need::fitsIn);
        if (!possible) {
            return new WaitReason(
                    WaitReason.Code.EXCEEDS_ANY_NODE,
                    "Needs " + words(need) + "; no node of the pools it may use is that large.",
                    ahead);
        }
        return sites(runsOn)
                .map(this::free)
                .min(Comparator.comparingDouble(free -> shortage(need, free)))
                .map(freest -> new WaitReason(
                        WaitReason.Code.WAITING_CAPACITY,
                        "Needs " + words(need) + "; the freest node has " + words(freest) + "; " + ahead + " ahead.",
                        ahead))
                .orElseGet(() -> unavailable(ahead));
    }

    private WaitReason unavailable(long ahead) {
        String detail = executors.entrySet().stream()
                .filter(executor -> !executor.getValue().health().healthy())
                .map(executor ->
                        executor.getKey() + ": " + executor.getValue().health().detail())
                .findFirst()
                .orElse("no node takes work");
        return new WaitReason(WaitReason.Code.EXECUTOR_UNAVAILABLE, "No executor works now (" + detail + ").", ahead);
    }

    private Stream<Map.Entry<String, Pool>> pools(RunsOn runsOn) {
        return executors.entrySet().stream()
                .filter(executor ->
                        runsOn.executor().map(executor.getKey()::equals).orElse(true))
                .flatMap(executor -> executor.getValue().capacity().pools().stream()
                        .filter(pool -> runsOn.pool().map(pool.name()::equals).orElse(true))
                        .filter(pool -> poolMatches(pool, runsOn))
                        .map(pool -> Map.entry(executor.getKey(), pool)));
    }

    private static boolean poolMatches(Pool pool, RunsOn runsOn) {
        return pool.nodes().isEmpty()
                ? labelsMatch(pool, Map.of(), runsOn)
                : pool.nodes().stream().anyMatch(node -> labelsMatch(pool, node.labels(), runsOn));
    }

    private static boolean labelsMatch(Pool pool, Map<String, String> nodeLabels, RunsOn runsOn) {
        return runsOn.labels().entrySet().stream()
                .allMatch(wanted -> wanted.getValue()
                        .equals(nodeLabels.getOrDefault(
                                wanted.getKey(), pool.labels().get(wanted.getKey()))));
    }

    /** The places that take work now. */
    private Stream<Site> sites(RunsOn runsOn) {
        return pools(runsOn)
                .filter(pool -> Objects.requireNonNull(executors.get(pool.getKey()))
                        .health()
                        .healthy())
                .flatMap(entry -> {
                    Pool pool = entry.getValue();
                    if (pool.elastic().isPresent()) {
                        Resources all = pool.elastic().get();
                        return Stream.of(new Site(new Placement(entry.getKey(), pool.name(), ""), all, all, Set.of()));
                    }
                    return pool.nodes().stream()
                            .filter(node -> node.state() == NodeState.READY)
                            .filter(node -> labelsMatch(pool, node.labels(), runsOn))
                            .map(node -> site(entry.getKey(), pool, node));
                });
    }

    private static Site site(String executor, Pool pool, Node node) {
        return new Site(new Placement(executor, pool.name(), node.id()), node.total(), node.free(), node.counted());
    }

    private Resources free(Site site) {
        HeldRoom room = held.get(site.placement());
        return room == null ? site.free() : site.free().minus(room.uncounted(site.counted()));
    }

    private static double leftOver(Resources total, Resources free, Resources need) {
        return total.amounts().entrySet().stream()
                .mapToDouble(size ->
                        (double) (free.get(size.getKey()) - need.get(size.getKey())) / Math.max(1, size.getValue()))
                .sum();
    }

    private static double shortage(Resources need, Resources free) {
        return need.amounts().entrySet().stream()
                .mapToDouble(amount ->
                        Math.max(0, (double) (amount.getValue() - free.get(amount.getKey()))) / amount.getValue())
                .sum();
    }

    private static String words(Resources resources) {
        StringBuilder words = new StringBuilder();
        resources
                .amounts()
                .forEach((name, amount) -> words.append(words.isEmpty() ? "" : ", ")
                        .append(amount)
                        .append(
                                switch (name) {
                                    case Resources.CPU -> " m cpu";
                                    case Resources.MEMORY -> " MiB memory";
                                    default -> " " + name;
                                }));
        return words.isEmpty() ? "nothing" : words.toString();
    }
}
