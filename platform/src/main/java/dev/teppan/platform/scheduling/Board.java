package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import java.util.List;

/** All that waits and all that holds room. */
final class Board {

    private final Dimensions dimensions = new Dimensions();
    private final PendingTable pending = new PendingTable();
    private final KeyGates keys = new KeyGates();
    private final Sites sites = new Sites(dimensions);
    private final RunTimes times = new RunTimes();
    private final Holdings holdings = new Holdings(this);
    private final Forecasts forecasts = new Forecasts(this);
    private final Lanes lanes;
    private final Tries tries;
    private final KeyLines keyLines;

    Board(SchedulerSettings settings) {
        this.lanes = new Lanes(pending, dimensions, settings.memoryHalfLife().toMillis());
        this.tries = new Tries(sites, lanes, forecasts);
        this.keyLines = new KeyLines(pending, keys, lanes, tries);
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

    KeyLines keyLines() {
        return keyLines;
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

    Tries tries() {
        return tries;
    }

    Holdings holdings() {
        return holdings;
    }

    Forecasts forecasts() {
        return forecasts;
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
        tries.settle(lane);
    }

    void stopWaiting(ExecutionId id) {
        int slot = pending.find(id);
        if (slot == PendingTable.NONE) {
            return;
        }
        Lane lane = lanes.get(pending.lane(slot));
        KeyGate key = keys.get(pending.key(slot));
        if (!lane.line().remove(slot) && key != null) {
            keyLines.take(key, lane, slot);
        }
        forecasts.forget(lane, slot);
        pending.remove(slot);
        tries.settle(lane);
        if (key != null) {
            keyLines.offer(key);
            keys.drop(key);
        }
        dropIfUnused(lane);
    }

    void pastStart(JobKey job, String queue, long placedAt) {
        Gate application = lanes.tenant(job.application()).gate();
        for (Gate gate : List.of(application, lanes.queue(queue), lanes.job(job))) {
            gate.started(placedAt);
        }
    }

    void past(PastRun run) {
        Tenant tenant = lanes.tenant(run.job().application());
        tenant.remember(
                dimensions.vector(run.resources()),
                run.placedAt().toEpochMilli(),
                run.endedAt().toEpochMilli());
        run.ran().ifPresent(ran -> times.add(run.job(), ran.toMillis()));
    }

    void limits(Limits limits) {
        lanes.limits(limits);
        List.copyOf(lanes.all()).forEach(tries::limitsChanged);
        keyLines.open();
        lanes.all().forEach(tries::settle);
    }

    /** Forgets a lane that nothing waits or runs in. */
    void dropIfUnused(Lane lane) {
        if (lane.isUnused()) {
            tries.remove(lane);
            lanes.drop(lane);
        }
    }
}
