package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that waits and all that holds room, and which lanes may be tried. A lane that found no room, or that a limit keeps, is
 * tried again only when something changed that may let it start: so a plan costs nothing where nothing changed.
 */
final class Board {

    private final Dimensions dimensions = new Dimensions();
    private final PendingTable pending = new PendingTable();
    private final KeyGates keys = new KeyGates();
    private final Sites sites = new Sites(dimensions);
    private final RunTimes times = new RunTimes();
    private final Map<ExecutionId, Holding> holdings = new HashMap<>();
    private final Heap<Tenant> ready =
            new Heap<>(Comparator.comparingDouble(Tenant::share).thenComparing(Tenant::name));
    private final List<Need> parked = new ArrayList<>();
    private final Forecasts forecasts = new Forecasts(this);
    private final Lanes lanes;
    private long sitesVersion;

    Board(SchedulerSettings settings) {
        this.lanes = new Lanes(pending, dimensions, settings.memoryHalfLife().toMillis());
    }

    Dimensions dimensions() {
        return dimensions;
    }

    PendingTable pending() {
        return pending;
    }

    KeyGates keys() {
        return keys;
    }

    Sites sites() {
        return sites;
    }

    RunTimes times() {
        return times;
    }

    Lanes lanes() {
        return lanes;
    }

    /** The applications with a lane that may be tried, the one with the least share first. */
    Heap<Tenant> ready() {
        return ready;
    }

    Forecasts forecasts() {
        return forecasts;
    }

    /** What found no room. */
    List<Need> parked() {
        return parked;
    }

    int running() {
        return holdings.size();
    }

    @Nullable
    Holding holding(ExecutionId id) {
        return holdings.get(id);
    }

    void wait(Waiting waiting) {
        stopWaiting(waiting.id());
        Lane lane = lanes.of(waiting.shape());
        KeyGate key = keys.refer(waiting.shape().job().application(), waiting.key());
        int slot = pending.add(
                waiting.id(),
                waiting.since().toEpochMilli(),
                lane.number(),
                key == null ? PendingTable.NONE : key.number());
        lane.line().add(slot);
        settle(lane);
    }

    void stopWaiting(ExecutionId id) {
        int slot = pending.find(id);
        if (slot == PendingTable.NONE) {
            return;
        }
        Lane lane = lanes.get(pending.lane(slot));
        KeyGate key = keys.get(pending.key(slot));
        if (!lane.line().remove(slot) && key != null) {
            takeFromKey(key, lane, slot);
        }
        forecasts.forget(lane, slot);
        pending.remove(slot);
        settle(lane);
        if (key != null) {
            offer(key);
            keys.drop(key);
        }
        dropIfUnused(lane);
    }

    /** The oldest of a lane starts at a site. */
    Assignment start(Lane lane, Site site, long now) {
        int slot = lane.line().first();
        ExecutionId id = pending.id(slot);
        KeyGate key = keys.get(pending.key(slot));
        lane.log().add(now);
        lane.tenant().log().add(now);
        forecasts.started(lane, slot, now);
        lane.line().remove(slot);
        pending.remove(slot);
        lane.moved();
        // The reference of what waited goes on to what runs.
        hold(new Holding(id, lane, key, site, now), now);
        if (key != null) {
            offer(key);
        }
        settle(lane);
        return new Assignment(id, lane.shape(), site.placement());
    }

    void hold(Occupying occupying) {
        Holding known = holdings.get(occupying.id());
        if (known != null
                && known.lane().shape().equals(occupying.shape())
                && known.site().placement().equals(occupying.placement())) {
            if (sites.committed(known, occupying.token())) {
                roomGrew(known.site().number());
            }
            return;
        }
        long placedAt = occupying.placedAt().toEpochMilli();
        stopWaiting(occupying.id());
        release(occupying.id(), placedAt);
        Lane lane = lanes.of(occupying.shape());
        KeyGate key = keys.refer(occupying.shape().job().application(), occupying.key());
        Holding holding = new Holding(occupying.id(), lane, key, sites.site(occupying.placement()), placedAt);
        holding.token(occupying.token());
        long settledAt = Math.max(lane.tenant().settledAt(), placedAt);
        lane.tenant().remember(lane.need().vector(), placedAt, settledAt);
        hold(holding, settledAt);
    }

    /** Takes back the room of one; empty when it holds none. */
    Optional<Holding> release(ExecutionId id, long now) {
        Holding holding = holdings.remove(id);
        if (holding == null) {
            return Optional.empty();
        }
        Lane lane = holding.lane();
        int[] need = lane.need().vector();
        lane.running(-1);
        lane.tenant().give(need, now);
        for (Gate gate : lane.gates()) {
            gate.give(need);
            wake(gate);
        }
        if (sites.release(holding)) {
            roomGrew(holding.site().number());
        }
        KeyGate key = holding.key();
        if (key != null) {
            key.running(-1);
            offer(key);
            keys.drop(key);
        }
        dropIfUnused(lane);
        return Optional.of(holding);
    }

    /** A launch came to nothing: its start does not count, and its shape leaves that place alone for a while. */
    void refused(Holding holding, Refusal refusal, long now) {
        Lane lane = holding.lane();
        Placement place = holding.site().placement();
        Optional<Long> retryAfter = refusal.retryAfter().map(Duration::toMillis);
        switch (refusal.cause()) {
            case NO_ROOM -> lane.need().backoffs().refused(place, refusal.detail(), retryAfter, now);
            case THROTTLED, UNAVAILABLE ->
                lane.need().backoffs().refused(Backoffs.executor(place.executor()), refusal.detail(), retryAfter, now);
            case IMAGE_UNAVAILABLE, INVALID -> {
                // The job's own trouble: the place is as good as before.
            }
        }
        for (Gate gate : lane.gates()) {
            gate.notStarted(holding.placedAt());
        }
        release(holding.id(), now);
    }

    void past(PastRun run) {
        Tenant tenant = lanes.tenant(run.job().application());
        tenant.remember(
                dimensions.vector(run.resources()),
                run.placedAt().toEpochMilli(),
                run.endedAt().toEpochMilli());
        for (Gate gate : List.of(tenant.gate(), lanes.queue(run.queue()), lanes.job(run.job()))) {
            gate.started(run.placedAt().toEpochMilli());
        }
        run.ran().ifPresent(ran -> times.add(run.job(), ran.toMillis()));
    }

    void limits(Limits limits) {
        lanes.limits(limits);
        for (Lane lane : List.copyOf(lanes.all())) {
            if (!lane.awaitsRoom()) {
                lane.leave();
            }
            lane.tenant().active().remove(lane);
            if (lane.tenant().active().isEmpty()) {
                ready.remove(lane.tenant());
            }
        }
        keys.all().forEach(this::openFully);
        lanes.all().forEach(this::settle);
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
                    && fits(need.vector(), sites.free(), row, sites.stride())
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

    /** The oldest of a lane waits for its key: it leaves the line. */
    void parkOldest(Lane lane, KeyGate key) {
        int slot = lane.line().first();
        lane.line().remove(slot);
        key.held()
                .computeIfAbsent(lane.number(), same -> new SlotOrder(pending))
                .add(slot);
        lane.keyed(1);
        settle(lane);
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

    static boolean fits(int[] need, int[] free, int row, int stride) {
        for (int i = 0; i < need.length; i++) {
            if (need[i] > 0 && (i >= stride || need[i] > free[row + i])) {
                return false;
            }
        }
        return true;
    }

    private void hold(Holding holding, long now) {
        Lane lane = holding.lane();
        int[] need = lane.need().vector();
        holdings.put(holding.id(), holding);
        lane.running(1);
        lane.tenant().take(need, now);
        for (Gate gate : lane.gates()) {
            gate.take(need);
            gate.started(holding.placedAt());
        }
        KeyGate key = holding.key();
        if (key != null) {
            key.running(1);
        }
        sites.hold(holding);
    }

    private void wake(List<Lane> woken) {
        for (Lane lane : woken) {
            lane.wake();
            settle(lane);
        }
    }

    /** Where a key may have one more running, the oldest that it holds in each lane goes back to its line. */
    private void offer(KeyGate key) {
        for (int number : List.copyOf(key.held().keySet())) {
            Lane lane = lanes.get(number);
            if (key.opens(lane)) {
                SlotOrder held = Objects.requireNonNull(key.held().get(number));
                int slot = held.first();
                takeFromKey(key, lane, slot);
                lane.line().add(slot);
                settle(lane);
            }
        }
    }

    private void openFully(KeyGate key) {
        key.held().forEach((number, held) -> {
            Lane lane = lanes.get(number);
            for (int slot : held.all()) {
                lane.line().add(slot);
            }
            lane.keyed(-held.size());
        });
        key.held().clear();
    }

    private void takeFromKey(KeyGate key, Lane lane, int slot) {
        SlotOrder held = key.held().get(lane.number());
        if (held != null && held.remove(slot)) {
            lane.keyed(-1);
            if (held.isEmpty()) {
                key.held().remove(lane.number());
            }
        }
    }

    private void dropIfUnused(Lane lane) {
        if (lane.isUnused()) {
            lane.leave();
            settle(lane);
            if (lane.need().awaiting().isEmpty()) {
                lane.need().parked(false);
                parked.remove(lane.need());
            }
            lanes.drop(lane);
        }
    }
}
