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
 * What was discarded within the last hour, so that its tokens stay taken. In memory: the host discards what it has recorded as
 * ended, so that neither it nor one that takes over starts it again. Bounded; the oldest are given up first.
 */
final class SettledTokens {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MAX = 100_000;

    private record Entry(Watch watch, Instant at) {}

    private final InstantSource clock;
    private final Map<LaunchToken, Entry> entries = new LinkedHashMap<>();

    SettledTokens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(Watch watch) {
        Instant now = clock.instant();
        entries.putIfAbsent(watch.handle().token(), new Entry(watch, now));
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry oldest = oldestFirst.next();
            if (entries.size() <= MAX && oldest.at().plus(KEPT).isAfter(now)) {
                return;
            }
            oldestFirst.remove();
        }
    }

    synchronized Optional<Watch> find(LaunchToken token) {
        return Optional.ofNullable(entries.get(token)).map(Entry::watch);
    }
}
