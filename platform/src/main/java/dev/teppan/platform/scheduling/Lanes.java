package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lanes that are in use, and what they share: needs, tenants, gates. What nothing uses is dropped. */
final class Lanes {

    private record NeedName(Resources resources, RunsOn runsOn) {}

    private final PendingTable pending;
    private final Dimensions dimensions;
    private final double halfLife;
    private final Map<Shape, Lane> byShape = new HashMap<>();
    private final List<@Nullable Lane> byNumber = new ArrayList<>();
    private final Deque<Integer> unused = new ArrayDeque<>();
    private final Map<NeedName, Need> needs = new HashMap<>();
    private final Map<String, Tenant> tenants = new TreeMap<>();
    private final Map<String, Gate> queues = new TreeMap<>();
    private final Map<JobKey, Gate> jobs = new TreeMap<>();
    private Limits limits = Limits.NONE;

    Lanes(PendingTable pending, Dimensions dimensions, double halfLife) {
        this.pending = pending;
        this.dimensions = dimensions;
        this.halfLife = halfLife;
    }

    Collection<Lane> all() {
        return byShape.values();
    }

    Collection<Need> needs() {
        return needs.values();
    }

    Collection<Tenant> tenants() {
        return tenants.values();
    }

    Lane get(int number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    Lane of(Shape shape) {
        Lane known = byShape.get(shape);
        return known == null ? open(shape) : known;
    }

    Tenant tenant(String name) {
        return tenants.computeIfAbsent(name, same -> {
            Tenant tenant = new Tenant(name, new Gate(Gate.Kind.APPLICATION, name), pending, halfLife);
            rule(tenant);
            return tenant;
        });
    }

    Gate queue(String name) {
        return queues.computeIfAbsent(name, same -> {
            Gate gate = new Gate(Gate.Kind.QUEUE, name);
            rule(gate, limits.queue(name));
            return gate;
        });
    }

    Gate job(JobKey key) {
        return jobs.computeIfAbsent(key, same -> {
            Gate gate = new Gate(Gate.Kind.JOB, key.toString());
            gate.rule(false, limits.job(key).ceiling(), dimensions);
            return gate;
        });
    }

    Stream<Gate> gates() {
        return Stream.of(tenants.values().stream().map(Tenant::gate), queues.values().stream(), jobs.values().stream())
                .flatMap(gates -> gates);
    }

    /** Applies other limits to all there is. Whoever was kept by one is to be woken by the caller. */
    void limits(Limits next) {
        limits = next;
        tenants.values().forEach(this::rule);
        queues.forEach((name, gate) -> rule(gate, limits.queue(name)));
        jobs.forEach((key, gate) -> gate.rule(false, limits.job(key).ceiling(), dimensions));
        byShape.values().forEach(this::rule);
    }

    /** Drops a lane that nothing waits or runs in. */
    void drop(Lane lane) {
        byShape.remove(lane.shape());
        byNumber.set(lane.number(), null);
        unused.push(lane.number());
        if (!lane.need().lanes(-1) && lane.need().backoffs().isEmpty()) {
            needs.remove(new NeedName(lane.need().resources(), lane.need().runsOn()));
        }
        lane.tenant().lanes(-1);
        lane.queue().lanes(-1);
        lane.job().lanes(-1);
    }

    /** Drops what no lane uses and whose memory does not matter any more. */
    void sweep(long[] totals, long now) {
        tenants.values()
                .removeIf(tenant -> !tenant.lanes(0)
                        && !tenant.remembers(totals, now)
                        && !tenant.gate().remembers(now));
        queues.values().removeIf(gate -> !gate.lanes(0) && !gate.remembers(now));
        jobs.values().removeIf(gate -> !gate.lanes(0) && !gate.remembers(now));
        needs.values().forEach(need -> need.backoffs().forget(now));
        needs.values().removeIf(need -> !need.lanes(0) && need.backoffs().isEmpty());
    }

    /** How many things are known: 0 when nothing is left of anything. */
    int known() {
        return byShape.size() + needs.size() + tenants.size() + queues.size() + jobs.size();
    }

    private Lane open(Shape shape) {
        Need need = needs.computeIfAbsent(
                new NeedName(shape.resources(), shape.runsOn()),
                name -> new Need(name.resources(), name.runsOn(), dimensions.vector(name.resources())));
        int number = unused.isEmpty() ? byNumber.size() : unused.pop();
        Lane lane = new Lane(
                number,
                shape,
                need,
                tenant(shape.job().application()),
                queue(shape.queue()),
                job(shape.job()),
                new SlotOrder(pending));
        need.lanes(1);
        lane.tenant().lanes(1);
        lane.queue().lanes(1);
        lane.job().lanes(1);
        rule(lane);
        byShape.put(shape, lane);
        if (number == byNumber.size()) {
            byNumber.add(lane);
        } else {
            byNumber.set(number, lane);
        }
        return lane;
    }

    private void rule(Tenant tenant) {
        Limits.ApplicationRule rule = limits.application(tenant.name());
        tenant.weight(rule.weight());
        tenant.gate().rule(false, rule.ceiling(), dimensions);
    }

    private void rule(Gate queue, Limits.QueueRule rule) {
        queue.rule(rule.paused(), rule.ceiling(), dimensions);
    }

    private void rule(Lane lane) {
        lane.rule(
                limits.queue(lane.shape().queue()).priority(),
                limits.job(lane.shape().job()).runningPerKey().orElse(Limits.JobRule.USUAL_PER_KEY));
    }
}
