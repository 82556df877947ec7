package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.LaunchToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A node or an elastic pool: its latest snapshot, and what is held there. */
final class Site {

    /** Not among those that take work now. */
    static final int CLOSED = -1;

    private final Placement placement;
    private final List<Holding> holdings = new ArrayList<>();
    private Map<String, String> labels = Map.of();
    private int[] total = {};
    private int[] snapshotFree = {};
    private Set<LaunchToken> counted = Set.of();
    private long[] uncounted = {};
    private int number = CLOSED;

    Site(Placement placement) {
        this.placement = placement;
    }

    Placement placement() {
        return placement;
    }

    /** Its row, or {@link #CLOSED}. */
    int number() {
        return number;
    }

    void number(int now) {
        number = now;
    }

    /** Its own labels, and those of its pool that it does not set itself. */
    Map<String, String> labels() {
        return labels;
    }

    int[] total() {
        return total;
    }

    List<Holding> holdings() {
        return holdings;
    }

    void described(Map<String, String> nowLabels, int[] nowTotal) {
        labels = nowLabels;
        total = nowTotal;
    }

    /** Takes a snapshot in: what is free by it, and which launches that lacks already. */
    void snapshot(int[] free, Set<LaunchToken> tokens) {
        snapshotFree = free;
        if (!tokens.equals(counted)) {
            counted = tokens;
            Arrays.fill(uncounted, 0);
            for (Holding holding : holdings) {
                holding.counted(isCounted(holding));
                count(holding, 1);
            }
        }
    }

    void add(Holding holding) {
        holding.at(holdings.size());
        holdings.add(holding);
        holding.counted(isCounted(holding));
        count(holding, 1);
    }

    void remove(Holding holding) {
        count(holding, -1);
        Holding last = holdings.removeLast();
        if (!last.equals(holding)) {
            holdings.set(holding.at(), last);
            last.at(holding.at());
        }
    }

    /** Its launch is committed, so that the snapshot may count it. */
    void committed(Holding holding, LaunchToken token) {
        count(holding, -1);
        holding.token(token);
        holding.counted(isCounted(holding));
        count(holding, 1);
    }

    /** What is left of one resource; may be negative. */
    int free(int dimension) {
        long free = dimension < snapshotFree.length ? snapshotFree[dimension] : 0;
        return Math.clamp(
                free - (dimension < uncounted.length ? uncounted[dimension] : 0), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Whether it is large enough for a need, were it empty. */
    boolean couldHold(Need need) {
        return Sites.fits(need.vector(), total, 0, total.length);
    }

    private boolean isCounted(Holding holding) {
        return holding.token().isPresent() && counted.contains(holding.token().get());
    }

    private void count(Holding holding, int sign) {
        if (!holding.isCounted()) {
            int[] need = holding.lane().need().vector();
            if (uncounted.length < need.length) {
                uncounted = Arrays.copyOf(uncounted, need.length);
            }
            for (int i = 0; i < need.length; i++) {
                uncounted[i] += (long) sign * need[i];
            }
        }
    }
}
