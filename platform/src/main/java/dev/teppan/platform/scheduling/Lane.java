package dev.teppan.platform.scheduling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of one shape: what waits of it, oldest first, and what keeps the oldest from starting. */
final class Lane extends Heap.Entry {

    private final int number;
    private final Shape shape;
    private final Need need;
    private final Tenant tenant;
    private final Gate queue;
    private final Gate job;
    private final List<Gate> gates;
    private final SlotOrder line;
    private final StartLog log = new StartLog();
    private int priority;
    private int perKey;
    private int running;
    private int keyed;
    private @Nullable Gate blockedBy;
    private boolean awaitsRoom;
    private long blockedSince = -1;
    private long startsWhenBlocked;

    Lane(int number, Shape shape, Need need, Tenant tenant, Gate queue, Gate job, SlotOrder line) {
        this.number = number;
        this.shape = shape;
        this.need = need;
        this.tenant = tenant;
        this.queue = queue;
        this.job = job;
        this.gates = List.of(tenant.gate(), queue, job);
        this.line = line;
    }

    int number() {
        return number;
    }

    Shape shape() {
        return shape;
    }

    Need need() {
        return need;
    }

    Tenant tenant() {
        return tenant;
    }

    Gate queue() {
        return queue;
    }

    Gate job() {
        return job;
    }

    /** All that limits it: its application's, its queue's and its own gate. */
    List<Gate> gates() {
        return gates;
    }

    /** What waits and is not held by its key. */
    SlotOrder line() {
        return line;
    }

    /** Its latest starts. */
    StartLog log() {
        return log;
    }

    int priority() {
        return priority;
    }

    /** How many of one key may run at once. */
    int perKey() {
        return perKey;
    }

    void rule(int queuePriority, int runningPerKey) {
        priority = queuePriority;
        perKey = runningPerKey;
    }

    int running() {
        return running;
    }

    void running(int more) {
        running += more;
    }

    /** How many wait for their key. */
    void keyed(int more) {
        keyed += more;
    }

    int waiting() {
        return line.size() + keyed;
    }

    boolean isUnused() {
        return running == 0 && line.isEmpty() && keyed == 0;
    }

    boolean isBlocked() {
        return awaitsRoom || blockedBy != null;
    }

    boolean awaitsRoom() {
        return awaitsRoom;
    }

    void awaitRoom(long now) {
        awaitsRoom = true;
        need.awaiting().add(this);
        if (blockedSince < 0) {
            blockedSince = now;
            startsWhenBlocked = tenant.starts();
        }
    }

    void await(Gate gate) {
        blockedBy = gate;
        gate.blocked().add(this);
        moved();
    }

    /** It may be tried again. The lists that it was in are emptied by whoever wakes them. */
    void wake() {
        awaitsRoom = false;
        blockedBy = null;
    }

    /** Takes it out of whatever it waits in. */
    void leave() {
        if (awaitsRoom) {
            need.awaiting().remove(this);
        }
        if (blockedBy != null) {
            blockedBy.blocked().remove(this);
        }
        wake();
        moved();
    }

    /** Its oldest found room, or waits for something else now. */
    void moved() {
        blockedSince = -1;
    }

    /** Since when its oldest finds no room, in milliseconds; negative when it is not so. */
    long blockedSince() {
        return blockedSince;
    }

    /** How many others of its application have started since its oldest first found no room. */
    long passes() {
        return blockedSince < 0 ? 0 : tenant.starts() - startsWhenBlocked;
    }
}
