package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A binary heap that knows where each entry is, so that one whose rank changed finds its new place. */
final class Heap<E extends Heap.Entry> {

    /** Something that can be in one heap. */
    abstract static class Entry {
        private int at = -1;
    }

    private final List<E> entries = new ArrayList<>();
    private final Comparator<? super E> order;

    Heap(Comparator<? super E> order) {
        this.order = order;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean contains(E entry) {
        return entryAt(entry) >= 0;
    }

    E first() {
        return entries.getFirst();
    }

    List<E> entries() {
        return entries;
    }

    /** Puts one in, or to its new place when it is there. */
    void put(E entry) {
        if (entryAt(entry) < 0) {
            place(entry, entries.size());
        }
        down(entry, up(entry));
    }

    void remove(E entry) {
        int at = entryAt(entry);
        if (at < 0) {
            return;
        }
        E last = entries.removeLast();
        setAt(entry, -1);
        if (!last.equals(entry)) {
            place(last, at);
            down(last, up(last));
        }
    }

    /** Puts all to their places, after the order of many changed. */
    void reorder() {
        for (int i = entries.size() / 2 - 1; i >= 0; i--) {
            down(entries.get(i), i);
        }
    }

    private int up(E entry) {
        int at = entryAt(entry);
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (order.compare(entry, entries.get(parent)) >= 0) {
                break;
            }
            place(entries.get(parent), at);
            at = parent;
            place(entry, at);
        }
        return at;
    }

    private void down(E entry, int from) {
        int at = from;
        while (2 * at + 1 < entries.size()) {
            int child = 2 * at + 1;
            if (child + 1 < entries.size() && order.compare(entries.get(child + 1), entries.get(child)) < 0) {
                child++;
            }
            if (order.compare(entry, entries.get(child)) <= 0) {
                break;
            }
            place(entries.get(child), at);
            at = child;
        }
        place(entry, at);
    }

    private void place(E entry, int at) {
        if (at == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(at, entry);
        }
        setAt(entry, at);
    }

    private int entryAt(E entry) {
        Entry known = entry;
        return known.at;
    }

    private void setAt(E entry, int at) {
        Entry known = entry;
        known.at = at;
    }
}
