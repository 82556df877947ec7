package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Launches of the last hour with what is to be known of each. In memory: only the process that first asked for a launch asks
 * for it again. Bounded; the oldest are given up first.
 *
 * @param <V> what is known of a launch
 */
final class RecentTokens<V> {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MAX = 100_000;

    private record Entry<V>(V value, Instant at) {}

    private final InstantSource clock;
    private final Map<LaunchToken, Entry<V>> entries = new LinkedHashMap<>();

    RecentTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps what is known; what was known before stays. */
    synchronized void add(LaunchToken token, V value) {
        Instant now = clock.instant();
        entries.putIfAbsent(token, new Entry<>(value, now));
        Iterator<Entry<V>> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry<V> oldest = oldestFirst.next();
            if (entries.size() <= MAX && oldest.at().plus(KEPT).isAfter(now)) {
                return;
            }
            oldestFirst.remove();
        }
    }

    synchronized void remove(LaunchToken token) {
        entries.remove(token);
    }

    synchronized Optional<V> find(LaunchToken token) {
        return Optional.ofNullable(entries.get(token)).map(Entry::value);
    }
}
