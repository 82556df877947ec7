package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of what, and where: all that finding room depends on. Whole lanes share one, and one that found no room is not
 * tried again until room has grown somewhere where it fits.
 */
final class Need {

    private final Resources resources;
    private final RunsOn runsOn;
    private final int[] vector;
    private final Backoffs backoffs = new Backoffs();
    private final List<Lane> awaiting = new ArrayList<>();
    private int[] sites = {};
    private boolean[] mayUse = {};
    private int[] pools = {};
    private boolean possible;
    private long sitesVersion = -1;
    private final RoomWatch watch = new RoomWatch();
    private boolean parked;
    private int lanes;

    Need(Resources resources, RunsOn runsOn, int[] vector) {
        this.resources = resources;
        this.runsOn = runsOn;
        this.vector = vector;
    }

    Resources resources() {
        return resources;
    }

    RunsOn runsOn() {
        return runsOn;
    }

    int[] vector() {
        return vector;
    }

    Backoffs backoffs() {
        return backoffs;
    }

    /** The lanes that wait for room of this kind. */
    List<Lane> awaiting() {
        return awaiting;
    }

    /** Counts the lanes that share it; answers whether any is left. */
    boolean lanes(int more) {
        lanes += more;
        return lanes > 0;
    }

    boolean isParked() {
        return parked;
    }

    void parked(boolean now) {
        parked = now;
    }

    /** The open sites that it may use, by number. */
    int[] sites(Sites all) {
        refresh(all);
        return sites;
    }

    boolean mayUse(int site, Sites all) {
        refresh(all);
        return mayUse[site];
    }

    /** The numbers of the pools that these sites are in. */
    int[] pools(Sites all) {
        refresh(all);
        return pools;
    }

    /** Whether an open site that it may use is large enough, were it empty. */
    boolean isPossible(Sites all) {
        refresh(all);
        return possible;
    }

    /** The sites that may have room for it, after one scan of all found none. */
    RoomWatch watch(Sites all) {
        refresh(all);
        return watch;
    }

    /** Whether it knows the sites as they are now. */
    boolean isCurrent(Sites all) {
        return sitesVersion == all.version();
    }

    private void refresh(Sites all) {
        if (sitesVersion != all.version()) {
            possible = false;
            watch.reset(all.count());
            sites = all.matching(runsOn);
            mayUse = new boolean[all.count()];
            for (int site : sites) {
                mayUse[site] = true;
                possible |= all.get(site).couldHold(this);
            }
            pools = Arrays.stream(sites).map(all::pool).distinct().toArray();
            sitesVersion = all.version();
        }
    }
}
