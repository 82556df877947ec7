package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do now.
 *
 * @param assignments in the order in which to start them
 * @param again when to plan again even if nothing happens until then: time alone lets something start
 */
public record Plan(List<Assignment> assignments, Optional<Instant> again) {
    public Plan {
        assignments = List.copyOf(assignments);
    }
}
