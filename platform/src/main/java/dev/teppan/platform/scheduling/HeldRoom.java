package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is held at one placement, and how much of it the executor's snapshot does not count yet. The sum is kept up to date,
 * so that a decision does not look at all that runs there.
 */
final class HeldRoom {

    /** What one execution holds; the token is absent until its launch is committed. */
    record Holding(Resources resources, Optional<LaunchToken> token) {}

    private final Map<ExecutionId, Holding> holdings = new LinkedHashMap<>();
    private Set<LaunchToken> counted = Set.of();
    private Resources uncounted = Resources.NONE;

    void add(ExecutionId id, Holding holding) {
        holdings.put(id, holding);
        if (!isCounted(holding)) {
            uncounted = uncounted.plus(holding.resources());
        }
    }

    void remove(ExecutionId id) {
        Holding holding = holdings.remove(id);
        if (holding != null && !isCounted(holding)) {
            uncounted = uncounted.minus(holding.resources());
        }
    }

    boolean isEmpty() {
        return holdings.isEmpty();
    }

    /** The sum of what {@code present}, the tokens that a snapshot counts, does not name. */
    Resources uncounted(Set<LaunchToken> present) {
        if (!present.equals(counted)) {
            counted = present;
            uncounted = holdings.values().stream()
                    .filter(holding -> !isCounted(holding))
                    .map(Holding::resources)
                    .reduce(Resources.NONE, Resources::plus);
        }
        return uncounted;
    }

    private boolean isCounted(Holding holding) {
        return holding.token().filter(counted::contains).isPresent();
    }
}
