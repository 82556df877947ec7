package dev.teppan.platform.scheduling;

import java.util.List;
import java.util.Objects;

/** What waits for its key: it stands out of its lane's line until one more of the key may run. */
final class KeyLines {

    private final PendingTable pending;
    private final KeyGates keys;
    private final Lanes lanes;
    private final Tries tries;

    KeyLines(PendingTable pending, KeyGates keys, Lanes lanes, Tries tries) {
        this.pending = pending;
        this.keys = keys;
        this.lanes = lanes;
        this.tries = tries;
    }

    /** The oldest of a lane waits for its key: it leaves the line. */
    void park(Lane lane, KeyGate key) {
        int slot = lane.line().first();
        lane.line().remove(slot);
        key.held()
                .computeIfAbsent(lane.number(), same -> new SlotOrder(pending))
                .add(slot);
        lane.keyed(1);
        tries.settle(lane);
    }

    /** Where a key may have one more running, the oldest that it holds in each lane goes back to its line. */
    void offer(KeyGate key) {
        for (int number : List.copyOf(key.held().keySet())) {
            Lane lane = lanes.get(number);
            if (key.opens(lane)) {
                SlotOrder held = Objects.requireNonNull(key.held().get(number));
                int slot = held.first();
                take(key, lane, slot);
                lane.line().add(slot);
                tries.settle(lane);
            }
        }
    }

    /** Puts all back into their lines, as their limits may be other ones now. */
    void open() {
        keys.all().forEach(this::open);
    }

    /** Forgets one, where it stands here. */
    void take(KeyGate key, Lane lane, int slot) {
        SlotOrder held = key.held().get(lane.number());
        if (held != null && held.remove(slot)) {
            lane.keyed(-1);
            if (held.isEmpty()) {
                key.held().remove(lane.number());
            }
        }
    }

    private void open(KeyGate key) {
        key.held().forEach((number, held) -> {
            Lane lane = lanes.get(number);
            for (int slot : held.all()) {
                lane.line().add(slot);
            }
            lane.keyed(-held.size());
        });
        key.held().clear();
    }
}
