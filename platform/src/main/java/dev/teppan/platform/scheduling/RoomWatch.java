package dev.teppan.platform.scheduling;

import java.util.Arrays;

/**
 * Which sites may have room for one need. Once a look at all sites found none, room can only be where it grew since: so when
 * everything is full, looking for room costs as much as has changed and not as many nodes as there are.
 */
final class RoomWatch {

    private int[] grown = new int[8];
    private boolean[] listed = {};
    private int count;
    private boolean begun;

    /** Whether only the listed sites need be looked at. */
    boolean hasBegun() {
        return begun;
    }

    /** From now on only the listed sites may have room. */
    void begin() {
        begun = true;
    }

    int count() {
        return count;
    }

    int get(int at) {
        return grown[at];
    }

    void add(int site) {
        if (!listed[site]) {
            listed[site] = true;
            if (count == grown.length) {
                grown = Arrays.copyOf(grown, count * 2);
            }
            grown[count++] = site;
        }
    }

    /** Takes out the one at a position, for which the last one moves there. */
    void removeAt(int at) {
        listed[grown[at]] = false;
        grown[at] = grown[--count];
    }

    /** All of so many sites must be looked at again. */
    void reset(int sites) {
        begun = false;
        count = 0;
        listed = new boolean[sites];
    }
}
