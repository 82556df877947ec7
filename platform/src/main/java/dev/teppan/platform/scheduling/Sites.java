package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * What room there is: the executors' snapshots, minus what was placed and is not counted in them yet. The sites that take
 * work are numbered in the order of their names; their free room stands in one flat array, a row for each.
 */
final class Sites {

    private static final Comparator<Site> BY_NAME = Comparator.comparing(
            Site::placement,
            Comparator.comparing(Placement::executor)
                    .thenComparing(Placement::pool)
                    .thenComparing(Placement::node));

    private final Dimensions dimensions;
    private final SortedMap<String, ExecutorStatus> executors = new TreeMap<>();
    private final Map<Placement, Site> byPlacement = new HashMap<>();
    private List<Site> open = List.of();
    private int stride;
    private int[] free = {};
    private double[] inverse = {};
    private int[] pools = {};
    private int poolCount;
    private long[] totals = {};
    private long version;

    Sites(Dimensions dimensions) {
        this.dimensions = dimensions;
        this.stride = dimensions.count();
    }

    /**
     * Takes a status in.
     *
     * @param grown is told the number of each site with more room than before; nothing, where sites came or went: then
     *     {@link #version} is another one
     */
    void executorChanged(String executor, ExecutorStatus status, IntConsumer grown) {
        ExecutorStatus known = executors.get(executor);
        ExecutorStatus next =
                known != null && known.capacity().version() > status.capacity().version()
                        ? new ExecutorStatus(status.health(), known.capacity())
                        : status;
        executors.put(executor, next);
        if (known == null || !Structure.same(known, next)) {
            rebuild();
            return;
        }
        for (Pool pool : next.capacity().pools()) {
            for (Node node : pool.nodes()) {
                Site site = byPlacement.get(new Placement(executor, pool.name(), node.id()));
                if (site != null) {
                    site.snapshot(dimensions.vector(node.free()), node.counted());
                    if (refresh(site)) {
                        grown.accept(site.number());
                    }
                }
            }
        }
    }

    SortedMap<String, ExecutorStatus> executors() {
        return executors;
    }

    /** Another one whenever sites open, close or change their size. */
    long version() {
        if (areStale()) {
            rebuild();
        }
        return version;
    }

    /** Whether a new resource was met, so that rows are too short until the next plan. */
    boolean areStale() {
        return stride != dimensions.count();
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** The open ones of a pool. */
    List<Site> open(String executor, String pool) {
        return open.stream()
                .filter(site -> site.placement().executor().equals(executor)
                        && site.placement().pool().equals(pool))
                .toList();
    }

    Site get(int number) {
        return open.get(number);
    }

    /** How many resources a row has. */
    int stride() {
        return stride;
    }

    /** The free room of all open sites, row by row. Not to be changed. */
    int[] free() {
        return free;
    }

    /** One divided by the size, row by row; 0 where there is none. */
    double[] inverse() {
        return inverse;
    }

    /** All that open sites have, by resource. */
    long[] totals() {
        return totals;
    }

    /** The number of the pool that an open site is in. */
    int pool(int site) {
        return pools[site];
    }

    /** How many pools have open sites. */
    int poolCount() {
        return poolCount;
    }

    /** The site of that name, known or not. */
    Site site(Placement placement) {
        return byPlacement.computeIfAbsent(placement, Site::new);
    }

    void hold(Holding holding) {
        holding.site().add(holding);
        refresh(holding.site());
    }

    /** Answers whether its site has more room now than before. */
    boolean release(Holding holding) {
        Site site = holding.site();
        site.remove(holding);
        if (site.holdings().isEmpty() && site.number() == Site.CLOSED) {
            byPlacement.remove(site.placement());
        }
        return refresh(site);
    }

    boolean committed(Holding holding, LaunchToken token) {
        holding.site().committed(holding, token);
        return refresh(holding.site());
    }

    /** The numbers of the open sites where somebody with these wishes may run. */
    int[] matching(RunsOn runsOn) {
        return open.stream()
                .filter(site -> runsOn.executor()
                                .map(site.placement().executor()::equals)
                                .orElse(true)
                        && runsOn.pool().map(site.placement().pool()::equals).orElse(true)
                        && site.labels().entrySet().containsAll(runsOn.labels().entrySet()))
                .mapToInt(Site::number)
                .toArray();
    }

    /** Whether a need fits into what is free in a row. */
    static boolean fits(int[] need, int[] free, int row, int stride) {
        for (int i = 0; i < need.length; i++) {
            if (need[i] > 0 && (i >= stride || need[i] > free[row + i])) {
                return false;
            }
        }
        return true;
    }

    private boolean refresh(Site site) {
        if (site.number() == Site.CLOSED) {
            return false;
        }
        boolean grown = false;
        int row = site.number() * stride;
        for (int i = 0; i < stride; i++) {
            int now = site.free(i);
            grown |= now > free[row + i];
            free[row + i] = now;
        }
        return grown;
    }

    private void rebuild() {
        byPlacement.values().forEach(site -> site.number(Site.CLOSED));
        List<Site> next = new ArrayList<>();
        executors.forEach((executor, status) -> {
            for (Pool pool : status.capacity().pools()) {
                describe(executor, pool).forEach(site -> {
                    if (status.health().healthy()) {
                        next.add(site);
                    }
                });
            }
        });
        next.sort(BY_NAME);
        open = List.copyOf(next);
        stride = dimensions.count();
        free = new int[open.size() * stride];
        inverse = new double[open.size() * stride];
        totals = new long[stride];
        pools = new int[open.size()];
        poolCount = 0;
        for (int number = 0; number < open.size(); number++) {
            Site site = open.get(number);
            site.number(number);
            if (number > 0 && !samePool(site, open.get(number - 1))) {
                poolCount++;
            }
            pools[number] = poolCount;
            for (int i = 0; i < site.total().length; i++) {
                int total = Math.max(0, site.total()[i]);
                totals[i] += total;
                inverse[number * stride + i] = total == 0 ? 0 : 1.0 / total;
            }
            refresh(site);
        }
        poolCount = open.isEmpty() ? 0 : poolCount + 1;
        byPlacement
                .values()
                .removeIf(
                        site -> site.number() == Site.CLOSED && site.holdings().isEmpty());
        version++;
    }

    private static boolean samePool(Site one, Site other) {
        return one.placement().executor().equals(other.placement().executor())
                && one.placement().pool().equals(other.placement().pool());
    }

    /** Brings the sites of a pool up to date; answers those that take work. */
    private List<Site> describe(String executor, Pool pool) {
        if (pool.elastic().isPresent()) {
            Site site = site(new Placement(executor, pool.name(), ""));
            int[] all = dimensions.vector(pool.elastic().get());
            site.described(pool.labels(), all);
            site.snapshot(all, Set.of());
            return List.of(site);
        }
        List<Site> ready = new ArrayList<>();
        for (Node node : pool.nodes()) {
            Site site = site(new Placement(executor, pool.name(), node.id()));
            Map<String, String> labels = new HashMap<>(pool.labels());
            labels.putAll(node.labels());
            site.described(labels, dimensions.vector(node.total()));
            site.snapshot(dimensions.vector(node.free()), node.counted());
            if (node.state() == NodeState.READY) {
                ready.add(site);
            }
        }
        return ready;
    }
}
