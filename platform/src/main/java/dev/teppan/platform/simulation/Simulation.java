package dev.teppan.platform.simulation;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;

/** One run of a workload on virtual time. It keeps its own books of room, so that no policy can run on what is not there. */
final class Simulation {

    private static final long TICK = 10_000;
    private static final long NOT = -1;

    /** So long after the last arrival a policy that has not ended is one that never will. */
    private static final long PATIENCE = 90L * 24 * 3_600_000;

    private record End(long at, int number, String node, long startedAt) implements Comparable<End> {
        @Override
        public int compareTo(End other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Integer.compare(number, other.number) : byTime;
        }
    }

    private final Workload workload;
    private final Vectors vectors;
    private final Policy policy;
    private final Scaling scaling;
    private final Allowance allowance;
    private final Fleet fleet;
    private final Account account;
    private final PriorityQueue<End> ends = new PriorityQueue<>();
    private final long[] runsSince;
    private int arrived;
    private int ended;
    private long now;

    Simulation(Workload workload, Vectors vectors, Policy policy, Scaling scaling, long seed, Allowance allowance) {
        this.workload = workload;
        this.vectors = vectors;
        this.policy = policy;
        this.scaling = scaling;
        this.allowance = allowance;
        this.runsSince = new long[workload.arrivals().size()];
        Arrays.fill(runsSince, NOT);
        this.fleet = new Fleet(workload.nodes(), vectors, new Random(seed));
        this.account = new Account(workload, vectors);
    }

    Result run(String name) {
        long nextTick = 0;
        while (ended < workload.arrivals().size()) {
            now = next(nextTick);
            allowance.spend();
            account.advance(now, fleet);
            endings();
            losses();
            arrivals();
            fleet.advance(now);
            tellNodes();
            policy.plan(fleet, now, this::start);
            if (now >= nextTick) {
                scaling.decide(fleet, policy, now);
                nextTick = now + TICK;
                tellNodes();
            }
            if (now > workload.lastArrival() + PATIENCE) {
                throw new IllegalStateException(name + " leaves "
                        + (workload.arrivals().size() - ended) + " of " + workload.name() + " for ever");
            }
        }
        return account.result(name, now, fleet.billed(now));
    }

    private void tellNodes() {
        if (fleet.takeChanged()) {
            policy.nodesChanged(fleet, now);
        }
    }

    private long next(long nextTick) {
        long next = Math.min(nextTick, Math.min(fleet.next(), Math.max(now + 1, policy.again())));
        if (!ends.isEmpty()) {
            next = Math.min(next, ends.element().at());
        }
        if (arrived < workload.arrivals().size()) {
            next = Math.min(next, workload.arrivals().get(arrived).at());
        }
        return next;
    }

    private void endings() {
        while (!ends.isEmpty() && ends.element().at() <= now) {
            End end = ends.remove();
            if (runsSince[end.number()] != end.startedAt()) {
                continue; // It was lost with its node.
            }
            runsSince[end.number()] = NOT;
            Arrival arrival = workload.arrivals().get(end.number());
            SimulatedNode node = fleet.node(end.node());
            node.end(end.number(), vectors.need(arrival.kind()), now);
            account.ended(arrival.kind());
            policy.ended(end.number(), arrival.kind(), node, arrival.runs(), now);
            ended++;
        }
    }

    private void losses() {
        for (SimulatedNode node : fleet.lose(now)) {
            account.nodeLost();
            for (SimulatedNode.Run run : node.runs()) {
                runsSince[run.number()] = NOT;
                boolean again = account.lost(run.number(), run.kind(), now - run.startedAt(), now);
                policy.lost(run.number(), run.kind(), again, now);
                ended += again ? 0 : 1;
            }
        }
    }

    private void arrivals() {
        while (arrived < workload.arrivals().size()
                && workload.arrivals().get(arrived).at() <= now) {
            int kind = workload.arrivals().get(arrived).kind();
            account.arrived(kind);
            policy.arrives(arrived, kind, now);
            arrived++;
        }
    }

    private void start(int number, String node) {
        if (number >= arrived) {
            throw new IllegalStateException("execution " + number + " was started before it arrived");
        }
        Arrival arrival = workload.arrivals().get(number);
        account.started(number, arrival.kind(), now);
        fleet.node(node).start(new SimulatedNode.Run(number, arrival.kind(), now), vectors.need(arrival.kind()));
        runsSince[number] = now;
        ends.add(new End(now + arrival.runs(), number, node, now));
    }
}
