package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Job;

/** Makes the record that a launch hands to its executor. Safe for use by several threads. */
public interface JobSettings {

    /**
     * What a job sets for an executor.
     *
     * @param executor the executor's name in the configuration
     * @throws IllegalArgumentException when the job's settings do not suit that executor; the message says why
     */
    Record bind(String executor, Job job);
}
