package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that holds room, and what taking and giving it back means to sites, applications, limits and keys. */
final class Holdings {

    private final Board board;
    private final Map<ExecutionId, Holding> holdings = new HashMap<>();

    Holdings(Board board) {
        this.board = board;
    }

    int size() {
        return holdings.size();
    }

    @Nullable
    Holding get(ExecutionId id) {
        return holdings.get(id);
    }

    /** The oldest of a lane starts at a site. */
    Assignment start(Lane lane, Site site, long now) {
        int slot = lane.line().first();
        ExecutionId id = board.pending().id(slot);
        KeyGate key = board.keys().get(board.pending().key(slot));
        lane.log().add(now);
        lane.tenant().log().add(now);
        board.forecasts().started(lane, slot, now);
        lane.line().remove(slot);
        board.pending().remove(slot);
        lane.moved();
        // The reference of what waited goes on to what runs.
        hold(new Holding(id, lane, key, site, now), now);
        lane.gates().forEach(gate -> gate.started(now));
        if (key != null) {
            board.keyLines().offer(key);
        }
        board.tries().settle(lane);
        return new Assignment(id, lane.shape(), site.placement());
    }

    void hold(Occupying occupying) {
        Holding known = holdings.get(occupying.id());
        if (known != null
                && known.lane().shape().equals(occupying.shape())
                && known.site().placement().equals(occupying.placement())) {
            if (board.sites().committed(known, occupying.token())) {
                board.tries().roomGrew(known.site().number());
            }
            return;
        }
        long placedAt = occupying.placedAt().toEpochMilli();
        board.stopWaiting(occupying.id());
        release(occupying.id(), placedAt);
        Lane lane = board.lanes().of(occupying.shape());
        KeyGate key = board.keys().refer(occupying.shape().job().application(), occupying.key());
        Holding holding = new Holding(occupying.id(), lane, key, board.sites().site(occupying.placement()), placedAt);
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
            board.tries().wake(gate);
        }
        if (board.sites().release(holding)) {
            board.tries().roomGrew(holding.site().number());
        }
        KeyGate key = holding.key();
        if (key != null) {
            key.running(-1);
            board.keyLines().offer(key);
            board.keys().drop(key);
        }
        board.dropIfUnused(lane);
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

    private void hold(Holding holding, long now) {
        Lane lane = holding.lane();
        int[] need = lane.need().vector();
        holdings.put(holding.id(), holding);
        lane.running(1);
        lane.tenant().take(need, now);
        for (Gate gate : lane.gates()) {
            gate.take(need);
        }
        KeyGate key = holding.key();
        if (key != null) {
            key.running(1);
        }
        board.sites().hold(holding);
    }
}
