package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one application, queue or job holds, against its ceiling; and the lanes that wait until it may have more. */
final class Gate {

    /** Whose ceiling it is. */
    enum Kind {
        APPLICATION,
        QUEUE,
        JOB
    }

    /** What keeps one more from starting. */
    sealed interface Bar {
        record Paused() implements Bar {}

        record Running(int running, int most) implements Bar {}

        record Holding(int dimension, long held, long most) implements Bar {}

        record Starts(Rate rate, int started, long opensAt) implements Bar {}
    }

    private final Kind kind;
    private final String name;
    private final List<Lane> blocked = new ArrayList<>();
    private boolean paused;
    private Optional<Integer> most = Optional.empty();
    private int[] mostHeld = {};
    private @Nullable StartWindow window;
    private int running;
    private long[] held = {};
    private int lanes;

    Gate(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    int running() {
        return running;
    }

    /** The lanes that wait for this gate. */
    List<Lane> blocked() {
        return blocked;
    }

    /** Counts the lanes that go through here; answers whether any is left. */
    boolean lanes(int more) {
        lanes += more;
        return lanes > 0;
    }

    /** Whether what is remembered of starts still matters. */
    boolean remembers(long now) {
        return window != null && window.within(now) > 0;
    }

    void rule(boolean isPaused, Ceiling ceiling, Dimensions dimensions) {
        paused = isPaused;
        most = ceiling.running();
        mostHeld = dimensions.vector(ceiling.resources());
        StartWindow before = window;
        window = ceiling.rate()
                .map(rate -> before == null ? new StartWindow(rate) : before.under(rate))
                .orElse(null);
    }

    void take(int[] need) {
        running++;
        if (held.length < need.length) {
            held = Arrays.copyOf(held, need.length);
        }
        for (int i = 0; i < need.length; i++) {
            held[i] += need[i];
        }
    }

    void give(int[] need) {
        running--;
        for (int i = 0; i < need.length; i++) {
            held[i] -= need[i];
        }
    }

    void started(long at) {
        if (window != null) {
            window.add(at);
        }
    }

    void notStarted(long at) {
        if (window != null) {
            window.remove(at);
        }
    }

    /** Whether one more may start now. */
    boolean opens(int[] need, long now) {
        return !paused
                && (most.isEmpty() || running < most.get())
                && (mostHeld.length == 0 || overfull(need) < 0)
                && (window == null || window.opensAt(now) <= now);
    }

    /** How many more may start now, by their number. */
    long mayStart(long now) {
        if (paused || (window != null && window.opensAt(now) > now)) {
            return 0;
        }
        return most.map(limit -> (long) Math.max(0, limit - running)).orElse(Long.MAX_VALUE / 2);
    }

    /** What keeps one more from starting, when {@link #opens} says no. */
    Optional<Bar> bar(int[] need, long now) {
        if (paused) {
            return Optional.of(new Bar.Paused());
        }
        if (most.isPresent() && running >= most.get()) {
            return Optional.of(new Bar.Running(running, most.get()));
        }
        int full = overfull(need);
        if (full >= 0) {
            return Optional.of(new Bar.Holding(full, held(full), mostHeld[full]));
        }
        StartWindow starts = window;
        if (starts != null && starts.opensAt(now) > now) {
            return Optional.of(new Bar.Starts(starts.rate(), starts.within(now), starts.opensAt(now)));
        }
        return Optional.empty();
    }

    /** When time alone opens it; empty when something else must happen. */
    Optional<Long> opensAt(long now) {
        return window == null ? Optional.empty() : Optional.of(window.opensAt(now));
    }

    private long held(int dimension) {
        return dimension < held.length ? held[dimension] : 0;
    }

    /** The first limited resource of which this need is too much; negative when none is. */
    private int overfull(int[] need) {
        for (int i = 0; i < mostHeld.length; i++) {
            if (mostHeld[i] > 0 && i < need.length && need[i] > 0 && held(i) + need[i] > mostHeld[i]) {
                return i;
            }
        }
        return -1;
    }
}
