package dev.teppan.platform.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * A tenant.
 *
 * @param image what its jobs run unless they name an image themselves
 * @param environment set for all its jobs; a job's own variables win
 * @param weight its share of the room beside other applications, from 1; 100 is usual
 * @param runsOn where its jobs run unless they say themselves
 * @param ceiling the most that its executions may have together
 * @param strict whether an enqueue for a job that does not exist is refused also on Barbeque's API
 */
public record Application(
        String name,
        String description,
        Optional<ImageReference> image,
        Map<String, String> environment,
        int weight,
        Optional<RunsOn> runsOn,
        Ceiling ceiling,
        boolean strict) {
    public Application {
        environment = Map.copyOf(environment);
    }
}
