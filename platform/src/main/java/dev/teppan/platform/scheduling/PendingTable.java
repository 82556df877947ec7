package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import java.util.Arrays;
import java.util.UUID;

/**
 * The columns of all that waits: a slot holds an execution's id, since when it waits, its lane and its key. Primitive arrays
 * in pages, so that growing copies nothing and one waiting execution costs about 45 bytes.
 */
final class PendingTable {

    /** No such slot, and no key. */
    static final int NONE = -1;

    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;

    private long[][] high = new long[0][];
    private long[][] low = new long[0][];
    private long[][] since = new long[0][];
    private int[][] lane = new int[0][];
    private int[][] key = new int[0][];

    /** Slots plus one by the hash of their id; 0 is free. */
    private int[] index = new int[64];

    private int freeSlot = NONE;
    private int used;
    private int size;

    int size() {
        return size;
    }

    /** Adds an execution that is not in the table. */
    int add(ExecutionId id, long sinceMillis, int laneNumber, int keyNumber) {
        UUID uuid = UUID.fromString(id.value());
        int slot = take();
        int page = slot >>> PAGE_BITS;
        high[page][slot & MASK] = uuid.getMostSignificantBits();
        low[page][slot & MASK] = uuid.getLeastSignificantBits();
        since[page][slot & MASK] = sinceMillis;
        lane[page][slot & MASK] = laneNumber;
        key[page][slot & MASK] = keyNumber;
        size++;
        if (size * 3L > index.length * 2L) {
            rehash(index.length * 2);
        }
        index[freeCell(slot)] = slot + 1;
        return slot;
    }

    int find(ExecutionId id) {
        UUID uuid = UUID.fromString(id.value());
        int cell = cell(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        while (index[cell] != 0) {
            int slot = index[cell] - 1;
            if (high(slot) == uuid.getMostSignificantBits() && low(slot) == uuid.getLeastSignificantBits()) {
                return slot;
            }
            cell = (cell + 1) & (index.length - 1);
        }
        return NONE;
    }

    void remove(int slot) {
        unlink(slot);
        // The chain of free slots runs through the column of lanes.
        lane[slot >>> PAGE_BITS][slot & MASK] = freeSlot;
        freeSlot = slot;
        size--;
        if (size == 0) {
            clear();
        }
    }

    ExecutionId id(int slot) {
        return new ExecutionId(new UUID(high(slot), low(slot)).toString());
    }

    long since(int slot) {
        return since[slot >>> PAGE_BITS][slot & MASK];
    }

    int lane(int slot) {
        return lane[slot >>> PAGE_BITS][slot & MASK];
    }

    int key(int slot) {
        return key[slot >>> PAGE_BITS][slot & MASK];
    }

    /** The older first; of the same age, by id. */
    int compare(int one, int other) {
        int byAge = Long.compare(since(one), since(other));
        if (byAge != 0) {
            return byAge;
        }
        int byHigh = Long.compareUnsigned(high(one), high(other));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low(one), low(other));
    }

    private long high(int slot) {
        return high[slot >>> PAGE_BITS][slot & MASK];
    }

    private long low(int slot) {
        return low[slot >>> PAGE_BITS][slot & MASK];
    }

    private int take() {
        if (freeSlot != NONE) {
            int slot = freeSlot;
            freeSlot = lane(slot);
            return slot;
        }
        if (used == high.length * PAGE) {
            int pages = high.length + 1;
            high = Arrays.copyOf(high, pages);
            low = Arrays.copyOf(low, pages);
            since = Arrays.copyOf(since, pages);
            lane = Arrays.copyOf(lane, pages);
            key = Arrays.copyOf(key, pages);
            high[pages - 1] = new long[PAGE];
            low[pages - 1] = new long[PAGE];
            since[pages - 1] = new long[PAGE];
            lane[pages - 1] = new int[PAGE];
            key[pages - 1] = new int[PAGE];
        }
        return used++;
    }

    /** Keeps one page: where one comes and goes at a time, a new page for each would be most of the work. */
    private void clear() {
        high = Arrays.copyOf(high, 1);
        low = Arrays.copyOf(low, 1);
        since = Arrays.copyOf(since, 1);
        lane = Arrays.copyOf(lane, 1);
        key = Arrays.copyOf(key, 1);
        if (index.length > PAGE) {
            index = new int[64];
        }
        freeSlot = NONE;
        used = 0;
    }

    private int cell(long highBits, long lowBits) {
        long mixed = (highBits ^ Long.rotateLeft(lowBits, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (index.length - 1);
    }

    private int freeCell(int slot) {
        int cell = cell(high(slot), low(slot));
        while (index[cell] != 0) {
            cell = (cell + 1) & (index.length - 1);
        }
        return cell;
    }

    private void rehash(int length) {
        int[] before = index;
        index = new int[length];
        for (int entry : before) {
            if (entry != 0) {
                index[freeCell(entry - 1)] = entry;
            }
        }
    }

    /** Linear probing without tombstones: what follows moves up where it may. */
    private void unlink(int slot) {
        int mask = index.length - 1;
        int hole = cell(high(slot), low(slot));
        while (index[hole] != slot + 1) {
            hole = (hole + 1) & mask;
        }
        int next = (hole + 1) & mask;
        while (index[next] != 0) {
            int home = cell(high(index[next] - 1), low(index[next] - 1));
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                index[hole] = index[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        index[hole] = 0;
    }
}
