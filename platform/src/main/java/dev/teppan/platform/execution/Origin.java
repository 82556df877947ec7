package dev.teppan.platform.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an execution comes from; never changes.
 *
 * @param revision the job's revision, bound when the message was admitted
 * @param sentAt when the message was enqueued
 * @param concurrencyKey of those of one application with the same key, only so many run at once as their job says
 */
public record Origin(
        String application, String job, int revision, String queue, Instant sentAt, Optional<String> concurrencyKey) {

    /** One without a key. */
    public Origin(String application, String job, int revision, String queue, Instant sentAt) {
        this(application, job, revision, queue, sentAt, Optional.empty());
    }
}
