package dev.teppan.platform.scheduling;

import java.util.Arrays;
import java.util.Comparator;

/** An application's account: what it holds now and held before, and its lanes that may be tried. */
final class Tenant extends Heap.Entry {

    private static final double LN2 = Math.log(2);

    /** Below this part of all there is, what it held before is forgotten. */
    private static final double NOTHING = 1e-6;

    private final String name;
    private final Gate gate;
    private final Heap<Lane> active;
    private final double halfLife;
    private int weight = Limits.ApplicationRule.USUAL_WEIGHT;
    private long[] used = {};

    /** What it held, each moment weighing half as much as one a half-life later; steady use comes to what is used. */
    private double[] memory = {};

    private long settledAt = -1;
    private double share;
    private final StartLog log = new StartLog();
    private int lanes;
    private long starts;

    /** @param halfLife of its memory, in milliseconds */
    Tenant(String name, Gate gate, PendingTable pending, double halfLife) {
        this.name = name;
        this.gate = gate;
        this.halfLife = halfLife;
        this.active = new Heap<>(Comparator.comparingInt((Lane lane) -> -lane.priority())
                .thenComparing((one, other) ->
                        pending.compare(one.line().first(), other.line().first())));
    }

    String name() {
        return name;
    }

    Gate gate() {
        return gate;
    }

    /** The lanes to try, by priority of their queue, then age. */
    Heap<Lane> active() {
        return active;
    }

    int weight() {
        return weight;
    }

    void weight(int now) {
        weight = now;
    }

    boolean lanes(int more) {
        lanes += more;
        return lanes > 0;
    }

    /** Its weighted dominant share, as last reckoned: of all there is, by whichever resource it has most of. */
    double share() {
        return share;
    }

    /** Its latest starts. */
    StartLog log() {
        return log;
    }

    /** How many of it have started so far. */
    long starts() {
        return starts;
    }

    void take(int[] need, long now) {
        starts++;
        settle(now);
        widen(need.length);
        for (int i = 0; i < need.length; i++) {
            used[i] += need[i];
        }
    }

    void give(int[] need, long now) {
        settle(now);
        for (int i = 0; i < need.length; i++) {
            used[i] -= need[i];
        }
    }

    /** What was held from one time to another, of which it was not told then. */
    void remember(int[] need, long from, long to) {
        if (settledAt < 0) {
            settledAt = to;
        }
        widen(need.length);
        double part = decay(settledAt - to) - decay(settledAt - from);
        for (int i = 0; i < need.length; i++) {
            memory[i] += need[i] * part;
        }
    }

    /** Reckons its share at a moment, of these totals. */
    void reckon(long[] totals, double memoryWeight, long now) {
        settle(now);
        double most = 0;
        for (int i = 0; i < used.length; i++) {
            double total = i < totals.length ? Math.max(1, totals[i]) : 1;
            most = Math.max(most, (used[i] + memoryWeight * memory[i]) / total);
        }
        // Rounded, so that sums taken in another order make no other plan.
        share = Math.rint(most / weight * 1e12) / 1e12;
    }

    /** The largest part of any resource that it holds now. */
    double holds(long[] totals) {
        double most = 0;
        for (int i = 0; i < used.length; i++) {
            most = Math.max(most, used[i] / (double) (i < totals.length ? Math.max(1, totals[i]) : 1));
        }
        return most;
    }

    boolean remembers(long[] totals, long now) {
        settle(now);
        for (int i = 0; i < memory.length; i++) {
            if (memory[i] > NOTHING * (i < totals.length ? Math.max(1, totals[i]) : 1)) {
                return true;
            }
        }
        return false;
    }

    long settledAt() {
        return settledAt;
    }

    void settle(long now) {
        if (settledAt < 0) {
            settledAt = now;
        }
        if (now > settledAt) {
            double kept = decay(now - settledAt);
            for (int i = 0; i < memory.length; i++) {
                memory[i] = memory[i] * kept + used[i] * (1 - kept);
            }
            settledAt = now;
        }
    }

    private double decay(long millis) {
        return Math.exp(-LN2 * millis / halfLife);
    }

    private void widen(int count) {
        if (used.length < count) {
            used = Arrays.copyOf(used, count);
            memory = Arrays.copyOf(memory, count);
        }
    }
}
