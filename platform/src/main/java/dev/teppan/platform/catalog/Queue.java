package dev.teppan.platform.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * Where messages wait.
 *
 * @param priority higher goes first; 0 is usual
 * @param paused whether nothing of it starts
 * @param ceiling the most that its executions may have together
 * @param applications who may use it; empty means everybody
 * @param source the queue source that feeds it; absent when it lives in the database
 */
public record Queue(
        String name,
        String description,
        int priority,
        boolean paused,
        Ceiling ceiling,
        Set<String> applications,
        Optional<String> source) {

    /** The queue that exists from the start and that jobs use unless they name another. */
    public static final String DEFAULT = "default";

    public Queue {
        applications = Set.copyOf(applications);
    }
}
