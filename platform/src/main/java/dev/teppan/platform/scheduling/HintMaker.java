package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.HintInputs.Memory;
import dev.teppan.platform.scheduling.HintInputs.PresentNode;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says how many nodes a pool needs now: those with work, and those that what waits needs beside them, packed onto the pool's
 * shapes. It grows at once, or for one node when that is confirmed; it shrinks by nodes that have been empty for long, and
 * never while it grows. What is overdue counts as running: its room is not free before it is given back.
 */
public final class HintMaker {

    private final HintSettings settings;

    public HintMaker(HintSettings settings) {
        this.settings = settings;
    }

    /** The hint that follows from these inputs and what was hinted before. */
    public Hint hint(HintInputs inputs, Memory before) {
        int present = inputs.nodes().size();
        Packing packing = new Packing(
                inputs.shapes(),
                Math.max(0, settings.most() - present),
                settings.mostPerHour().orElse(Double.MAX_VALUE));
        inputs.nodes().forEach(node -> packing.node(node.free(), node.runsWork(), price(node, inputs.shapes())));
        packing.pack(inputs.demands());
        int needed = packing.used();
        int withHeadRoom = (int) Math.ceil(needed * (1 + settings.headRoom()));
        // New nodes come beside those that are there, also beside ones that are empty but too small.
        int grown = packing.added() == 0 ? 0 : present + packing.added();
        MoreNodes more = new MoreNodes(inputs.shapes(), packing.addedOf());
        double money = settings.mostPerHour().orElse(Double.MAX_VALUE);
        int affordable = (int)
                Math.min(settings.most(), (long) present + packing.added() + more.affordable(money - packing.price()));
        int bounded = Math.min(
                Math.clamp(Math.max(withHeadRoom, grown), settings.least(), settings.most()),
                Math.max(present, affordable));
        Map<String, Instant> idleSince = idleSince(inputs, before);
        List<String> drainable = List.of();
        int wanted;
        Optional<Instant> moreSince = Optional.empty();
        Instant grownAt = before.grownAt();
        if (bounded > present) {
            moreSince = before.moreSince().or(() -> Optional.of(inputs.now()));
            boolean now = bounded - present >= 2 || isConfirmed(moreSince.get(), inputs) || bounded <= before.nodes();
            wanted = now ? bounded : present;
            grownAt = wanted > before.nodes() ? inputs.now() : grownAt;
        } else {
            boolean cools = Duration.between(grownAt, inputs.now()).compareTo(settings.cooldown()) < 0;
            drainable = cools ? List.of() : drainable(idleSince, present - bounded, inputs.now());
            wanted = Math.min(settings.most(), present - drainable.size());
        }
        Set<String> busy = inputs.nodes().stream()
                .filter(PresentNode::runsWork)
                .map(PresentNode::id)
                .collect(Collectors.toSet());
        List<Hint.More> added = more.split(Math.max(0, wanted - present));
        Hint hint = new Hint(
                inputs.executor(),
                inputs.pool(),
                present,
                needed,
                wanted,
                lowerBound(inputs),
                added,
                price(inputs, added),
                busy,
                drainable,
                packing.lines().stream()
                        .map(line -> new Hint.Packed(line.demand(), line.onPresent(), line.onNew(), line.leftOver()))
                        .toList(),
                "",
                new Memory(wanted, grownAt, moreSince, idleSince));
        return hint.because(new HintWords(settings, inputs, packing).reason(busy.size(), bounded, hint));
    }

    private static double price(HintInputs inputs, List<Hint.More> more) {
        double present = inputs.nodes().stream()
                .mapToDouble(node -> price(node, inputs.shapes()))
                .sum();
        double added = more.stream()
                .mapToDouble(each -> each.nodes() * each.shape().pricePerHour())
                .sum();
        // A sum of prices has no more places than a price.
        return Math.round((present + added) * 1e6) / 1e6;
    }

    private boolean isConfirmed(Instant moreSince, HintInputs inputs) {
        boolean waitsLong = inputs.demands().stream()
                .anyMatch(demand -> demand.count() > 0
                        && Duration.between(demand.oldest(), inputs.now()).compareTo(settings.impatience()) > 0);
        return waitsLong
                || Duration.between(moreSince, inputs.now()).compareTo(settings.confirmation()) >= 0
                || inputs.nodes().size() < settings.least();
    }

    private static Map<String, Instant> idleSince(HintInputs inputs, Memory before) {
        Map<String, Instant> idle = new HashMap<>();
        inputs.nodes().stream()
                .filter(node -> !node.runsWork())
                .forEach(node -> idle.put(node.id(), before.idleSince().getOrDefault(node.id(), inputs.now())));
        return idle;
    }

    /** Those that have been empty the longest go first; the last few stay longer. */
    private List<String> drainable(Map<String, Instant> idleSince, int atMost, Instant now) {
        List<Map.Entry<String, Instant>> idle = idleSince.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<String> drainable = new ArrayList<>();
        for (int i = 0; i < Math.min(atMost, idle.size()); i++) {
            boolean kept = idle.size() - i <= settings.keepIdle();
            Duration grace = kept ? settings.keepIdleGrace() : settings.idleGrace();
            if (Duration.between(idle.get(i).getValue(), now).compareTo(grace) >= 0) {
                drainable.add(idle.get(i).getKey());
            }
        }
        return drainable;
    }

    /** A node's price is that of the smallest shape that is as large. */
    private static double price(PresentNode node, List<NodeShape> shapes) {
        return shapes.stream()
                .filter(shape -> node.total().fitsIn(shape.size()))
                .mapToDouble(NodeShape::pricePerHour)
                .min()
                .orElse(0);
    }

    /** All that runs and waits, by whichever resource asks for most, of the largest there is of it in any shape. */
    private static int lowerBound(HintInputs inputs) {
        Map<String, Double> sums = new HashMap<>();
        inputs.nodes().forEach(node -> add(sums, node.total().minus(node.free()), 1));
        inputs.demands().forEach(demand -> add(sums, demand.resources(), demand.count()));
        return sums.entrySet().stream()
                .mapToInt(sum -> {
                    long largest = inputs.shapes().stream()
                            .mapToLong(shape -> shape.size().get(sum.getKey()))
                            .max()
                            .orElse(0);
                    return largest == 0 ? 0 : (int) Math.ceil(sum.getValue() / largest);
                })
                .max()
                .orElse(0);
    }

    private static void add(Map<String, Double> sums, Resources resources, long count) {
        resources.amounts().forEach((name, amount) -> sums.merge(name, (double) amount * count, Double::sum));
    }
}
