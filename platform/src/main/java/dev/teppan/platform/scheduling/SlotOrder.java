package dev.teppan.platform.scheduling;

import java.util.Arrays;

/**
 * Slots of a {@link PendingTable} in its order, in chunks: adding the youngest and taking the oldest cost nothing that grows,
 * and the others are found by halving. About four bytes for each slot.
 */
final class SlotOrder {

    private static final int CHUNK = 512;

    private final PendingTable table;
    private int[][] chunks = new int[1][];
    private int[] sizes = new int[1];
    private int count;
    private int size;

    SlotOrder(PendingTable table) {
        this.table = table;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The oldest. */
    int first() {
        return chunks[0][0];
    }

    /** The youngest. */
    int last() {
        return chunks[count - 1][sizes[count - 1] - 1];
    }

    void add(int slot) {
        if (count == 0) {
            insertChunk(0, new int[4]);
        }
        boolean youngest = size == 0 || table.compare(slot, last()) > 0;
        int chunk = youngest ? count - 1 : chunkOf(slot);
        if (sizes[chunk] == CHUNK) {
            chunk = youngest ? append() : split(chunk, slot);
        }
        int at = youngest ? sizes[chunk] : positionIn(chunk, slot);
        if (sizes[chunk] == chunks[chunk].length) {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(CHUNK, chunks[chunk].length * 2));
        }
        System.arraycopy(chunks[chunk], at, chunks[chunk], at + 1, sizes[chunk] - at);
        chunks[chunk][at] = slot;
        sizes[chunk]++;
        size++;
    }

    /** Takes one out; answers whether it was there. */
    boolean remove(int slot) {
        if (size == 0) {
            return false;
        }
        int chunk = chunkOf(slot);
        int at = positionIn(chunk, slot);
        if (at == sizes[chunk] || chunks[chunk][at] != slot) {
            return false;
        }
        System.arraycopy(chunks[chunk], at + 1, chunks[chunk], at, sizes[chunk] - at - 1);
        sizes[chunk]--;
        size--;
        if (sizes[chunk] == 0) {
            System.arraycopy(chunks, chunk + 1, chunks, chunk, count - chunk - 1);
            System.arraycopy(sizes, chunk + 1, sizes, chunk, count - chunk - 1);
            count--;
            chunks[count] = new int[0];
        }
        return true;
    }

    /** How many are older than a slot, be it in here or not. */
    int rank(int slot) {
        if (size == 0) {
            return 0;
        }
        int chunk = chunkOf(slot);
        int before = positionIn(chunk, slot);
        for (int i = 0; i < chunk; i++) {
            before += sizes[i];
        }
        return before;
    }

    int[] all() {
        int[] all = new int[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(chunks[i], 0, all, at, sizes[i]);
            at += sizes[i];
        }
        return all;
    }

    /** The first chunk whose youngest is not older than a slot, or the last chunk. */
    private int chunkOf(int slot) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (table.compare(chunks[middle][sizes[middle] - 1], slot) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int positionIn(int chunk, int slot) {
        int from = 0;
        int to = sizes[chunk];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (table.compare(chunks[chunk][middle], slot) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int append() {
        insertChunk(count, new int[CHUNK]);
        return count - 1;
    }

    private int split(int chunk, int slot) {
        int half = CHUNK / 2;
        int[] upper = new int[CHUNK];
        System.arraycopy(chunks[chunk], half, upper, 0, CHUNK - half);
        insertChunk(chunk + 1, upper);
        sizes[chunk + 1] = CHUNK - half;
        sizes[chunk] = half;
        return table.compare(slot, upper[0]) < 0 ? chunk : chunk + 1;
    }

    private void insertChunk(int at, int[] chunk) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        System.arraycopy(chunks, at, chunks, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        chunks[at] = chunk;
        sizes[at] = 0;
        count++;
    }
}
