package dev.teppan.platform.app;

import dev.teppan.platform.catalog.ExecutorPools;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The executors' pools as they were within the last second, which is how often executors are asked. Safe for use by several threads. */
final class RecentPools implements Supplier<List<ExecutorPools>> {

    private static final long FRESH_FOR = Duration.ofSeconds(1).toNanos();

    private final Supplier<List<ExecutorPools>> source;
    private volatile Seen seen;

    private record Seen(List<ExecutorPools> pools, long at) {}

    RecentPools(Supplier<List<ExecutorPools>> source) {
        this.source = source;
        this.seen = look();
    }

    @Override
    public List<ExecutorPools> get() {
        Seen last = seen;
        if (System.nanoTime() - last.at() < FRESH_FOR) {
            return last.pools();
        }
        Seen fresh = look();
        Seen kept = fresh.pools().equals(last.pools()) ? new Seen(last.pools(), fresh.at()) : fresh;
        seen = kept;
        return kept.pools();
    }

    private Seen look() {
        return new Seen(source.get(), System.nanoTime());
    }
}
