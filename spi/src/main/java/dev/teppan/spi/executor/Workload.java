package dev.teppan.spi.executor;

import java.util.Map;

/**
 * Something that an executor runs, or ran, for this installation.
 *
 * @param node empty in an elastic pool
 * @param labels as given in the launch
 */
public record Workload(
        LaunchToken token, String node, RunHandle handle, WorkloadState state, Map<String, String> labels) {

    /** How far a workload is. */
    public enum WorkloadState {
        /** Created and not begun. */
        CREATED,
        /** Runs. */
        RUNNING,
        /** Ended and not discarded. */
        ENDED
    }

    public Workload {
        labels = Map.copyOf(labels);
    }
}
