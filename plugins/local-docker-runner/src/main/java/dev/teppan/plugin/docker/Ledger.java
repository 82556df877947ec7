package dev.teppan.plugin.docker;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What our containers on one engine reserve. Kept by our own acts, and set right by what the engine lists. */
final class Ledger {

    private record Entry(Resources resources, boolean certain) {}

    private final Map<LaunchToken, Entry> entries = new HashMap<>();

    /** Before the engine is asked, so that room is never given twice. */
    synchronized void reserve(LaunchToken token, Resources resources) {
        entries.putIfAbsent(token, new Entry(resources, false));
    }

    /** The container exists. */
    synchronized void confirm(LaunchToken token, Resources resources) {
        entries.put(token, new Entry(resources, true));
    }

    synchronized void release(LaunchToken token) {
        entries.remove(token);
    }

    /** The tokens that a list asked for from now on must contain. */
    synchronized Set<LaunchToken> certain() {
        Map<LaunchToken, Entry> certain = new HashMap<>(entries);
        certain.values().removeIf(entry -> !entry.certain());
        return Set.copyOf(certain.keySet());
    }

    /** Takes over what the engine lists as not ended; {@code before} are the certain ones from before it was asked. */
    synchronized void reconcile(Set<LaunchToken> before, Map<LaunchToken, Resources> listed) {
        entries.keySet().removeIf(token -> before.contains(token) && !listed.containsKey(token));
        listed.forEach((token, resources) -> entries.putIfAbsent(token, new Entry(resources, true)));
    }

    synchronized Set<LaunchToken> tokens() {
        return Set.copyOf(entries.keySet());
    }

    /** What is left of the total, never below 0. */
    synchronized Resources free(Resources total) {
        Resources reserved = entries.values().stream().map(Entry::resources).reduce(Resources.NONE, Resources::plus);
        Resources free = Resources.NONE;
        for (String name : total.amounts().keySet()) {
            free = free.with(name, Math.max(0, total.get(name) - reserved.get(name)));
        }
        return free;
    }
}
