package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which lanes may be tried now. One that found no room, or that a limit keeps, is tried again only when something changed that
 * may let it start: so a plan costs nothing where nothing changed.
 */
final class Tries {

    private final Sites sites;
    private final Lanes lanes;
    private final Forecasts forecasts;
    private final Heap<Tenant> ready =
            new Heap<>(Comparator.comparingDouble(Tenant::share).thenComparing(Tenant::name));
    private final List<Need> parked = new ArrayList<>();
    private long sitesVersion;

    Tries(Sites sites, Lanes lanes, Forecasts forecasts) {
        this.sites = sites;
        this.lanes = lanes;
        this.forecasts = forecasts;
    }

    /** The applications with a lane that may be tried, the one with the least share first. */
    Heap<Tenant> ready() {
        return ready;
    }

    /** What found no room. */
    List<Need> parked() {
        return parked;
    }

    /** Puts a lane among those to try, or takes it out, by what it waits for. */
    void settle(Lane lane) {
        Tenant tenant = lane.tenant();
        if (lane.isBlocked() || lane.line().isEmpty()) {
            tenant.active().remove(lane);
        } else {
            tenant.active().put(lane);
        }
        if (tenant.active().isEmpty()) {
            ready.remove(tenant);
        } else if (!ready.contains(tenant)) {
            ready.put(tenant);
        }
    }

    void park(Lane lane, long now) {
        Need need = lane.need();
        if (!need.isParked()) {
            need.parked(true);
            parked.add(need);
        }
        lane.awaitRoom(now);
        forecasts.blocked(lane, now);
        settle(lane);
    }

    void park(Lane lane, Gate gate) {
        lane.await(gate);
        settle(lane);
    }

    void wake(Need need) {
        need.parked(false);
        parked.remove(need);
        List<Lane> awaiting = List.copyOf(need.awaiting());
        need.awaiting().clear();
        wake(awaiting);
    }

    void wake(Gate gate) {
        if (!gate.blocked().isEmpty()) {
            List<Lane> blocked = List.copyOf(gate.blocked());
            gate.blocked().clear();
            wake(blocked);
        }
    }

    /** A site has more room: whoever fits there now is tried again. */
    void roomGrew(int site) {
        if (site == Site.CLOSED || sites.areStale()) {
            return;
        }
        int row = site * sites.stride();
        for (Need need : lanes.needs()) {
            // Whoever does not know the sites as they are looks at all of them with the next plan.
            if (need.isCurrent(sites)
                    && Sites.fits(need.vector(), sites.free(), row, sites.stride())
                    && need.mayUse(site, sites)) {
                if (need.watch(sites).hasBegun()) {
                    need.watch(sites).add(site);
                }
                if (need.isParked()) {
                    wake(need);
                }
            }
        }
    }

    /** Where sites came or went, everything is tried again. */
    void sitesMayHaveChanged() {
        if (sitesVersion != sites.version()) {
            sitesVersion = sites.version();
            List.copyOf(parked).forEach(this::wake);
        }
    }

    /** Takes a lane out of whatever it waits in, but for a lane that waits for room: what it waits for did not change. */
    void limitsChanged(Lane lane) {
        if (!lane.awaitsRoom()) {
            lane.leave();
        }
        lane.tenant().active().remove(lane);
        if (lane.tenant().active().isEmpty()) {
            ready.remove(lane.tenant());
        }
    }

    /** Takes out a lane that nothing waits in any more. */
    void remove(Lane lane) {
        lane.leave();
        settle(lane);
        if (lane.need().awaiting().isEmpty()) {
            lane.need().parked(false);
            parked.remove(lane.need());
        }
    }

    private void wake(List<Lane> woken) {
        for (Lane lane : woken) {
            lane.wake();
            settle(lane);
        }
    }
}
