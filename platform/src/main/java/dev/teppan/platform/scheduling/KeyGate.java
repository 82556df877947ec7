package dev.teppan.platform.scheduling;

import java.util.SortedMap;
import java.util.TreeMap;

/** One key of one application: how many of it run, and what waits for that. */
final class KeyGate {

    /** Names it. */
    record Name(String application, String key) {}

    private final int number;
    private final Name name;
    private int running;
    private int references;
    private SortedMap<Integer, SlotOrder> held = new TreeMap<>();

    KeyGate(int number, Name name) {
        this.number = number;
        this.name = name;
    }

    int number() {
        return number;
    }

    Name name() {
        return name;
    }

    int running() {
        return running;
    }

    void running(int more) {
        running += more;
    }

    /** Counts what waits or runs with it; answers whether any is left. */
    boolean references(int more) {
        references += more;
        return references > 0;
    }

    /** What waits for it, by the number of its lane. */
    SortedMap<Integer, SlotOrder> held() {
        return held;
    }

    boolean opens(Lane lane) {
        return running < lane.perKey();
    }
}
