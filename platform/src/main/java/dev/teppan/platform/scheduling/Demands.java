package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.HintInputs.PresentNode;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each pool would have to hold: its nodes, and what waits and may run there first of all. */
final class Demands {

    private static final Comparator<Lane> BY_NAME = Comparator.comparing(
                    (Lane lane) -> lane.shape().job())
            .thenComparing(lane -> lane.shape().queue())
            .thenComparingInt(Lane::number);

    private final Board board;

    Demands(Board board) {
        this.board = board;
    }

    /** One for each pool that is made of nodes, but of executors that do not work: nobody knows what those have. */
    List<HintInputs> inputs(Instant now) {
        Map<Need, Demand> demands = byNeed(now.toEpochMilli());
        List<HintInputs> inputs = new ArrayList<>();
        board.sites()
                .executors()
                .forEach((executor, status) -> status.capacity().pools().stream()
                        .filter(pool ->
                                status.health().healthy() && pool.elastic().isEmpty())
                        .forEach(pool -> inputs.add(new HintInputs(
                                executor,
                                pool.name(),
                                now,
                                pool.shapes().stream()
                                        .map(size -> new NodeShape(size, 0))
                                        .toList(),
                                nodes(executor, pool),
                                demands.entrySet().stream()
                                        .filter(demand -> home(demand.getKey())
                                                .filter(new Home(executor, pool.name())::equals)
                                                .isPresent())
                                        .map(Map.Entry::getValue)
                                        .toList()))));
        return inputs;
    }

    private record Home(String executor, String pool) {}

    /** The first pool, by name, of those where a need may run and that has, or can have, nodes large enough. */
    private Optional<Home> home(Need need) {
        for (Map.Entry<String, ExecutorStatus> executor :
                board.sites().executors().entrySet()) {
            if (need.runsOn().executor().map(executor.getKey()::equals).orElse(true)) {
                for (Pool pool : executor.getValue().capacity().pools()) {
                    if (PoolMatch.matches(pool, need.runsOn()) && couldHold(pool, need.resources())) {
                        return Optional.of(new Home(executor.getKey(), pool.name()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean couldHold(Pool pool, Resources resources) {
        return pool.shapes().stream().anyMatch(resources::fitsIn)
                || pool.nodes().stream().map(Node::total).anyMatch(resources::fitsIn)
                || pool.elastic().filter(resources::fitsIn).isPresent();
    }

    private List<PresentNode> nodes(String executor, Pool pool) {
        List<PresentNode> nodes = new ArrayList<>();
        for (Site site : board.sites().open(executor, pool.name())) {
            int[] free = new int[board.sites().stride()];
            for (int i = 0; i < free.length; i++) {
                free[i] = site.free(i);
            }
            Resources left = board.dimensions().resources(free);
            Resources total = board.dimensions().resources(site.total());
            nodes.add(new PresentNode(
                    site.placement().node(), total, left, !site.holdings().isEmpty() || !left.equals(total)));
        }
        return nodes;
    }

    /** What room would let start, by need: no more of an application, a queue or a job than may run. */
    private Map<Need, Demand> byNeed(long now) {
        Map<Gate, Long> may = new HashMap<>();
        Map<Need, Demand> demands = new LinkedHashMap<>();
        board.lanes().all().stream()
                .filter(lane -> !lane.line().isEmpty())
                .sorted(BY_NAME)
                .forEach(lane -> {
                    long count = lane.line().size();
                    for (Gate gate : lane.gates()) {
                        count = Math.min(count, may.computeIfAbsent(gate, each -> each.mayStart(now)));
                    }
                    if (count > 0) {
                        long starts = count;
                        lane.gates().forEach(gate -> may.merge(gate, -starts, Long::sum));
                        Demand demand = new Demand(
                                lane.need().resources(),
                                lane.need().runsOn(),
                                count,
                                Instant.ofEpochMilli(
                                        board.pending().since(lane.line().first())));
                        demands.merge(lane.need(), demand, Demands::sum);
                    }
                });
        return demands;
    }

    private static Demand sum(Demand one, Demand other) {
        return new Demand(
                one.resources(),
                one.runsOn(),
                one.count() + other.count(),
                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
    }
}
