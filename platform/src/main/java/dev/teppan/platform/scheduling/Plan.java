package dev.teppan.platform.scheduling;

import java.util.List;

/**
 * What to do now.
 *
 * @param assignments in the order in which to start them
 */
public record Plan(List<Assignment> assignments) {
    public Plan {
        assignments = List.copyOf(assignments);
    }
}
