package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.JobResolution;
import java.time.Instant;
import java.util.Optional;

/**
 * What it takes to start a launch.
 *
 * @param queue the queue's name
 * @param retries how many retries there were, this attempt included
 * @param sentAt when the message was sent; for a retry, when it was asked for
 * @param traceparent the caller's trace context
 */
record StartOrder(
        Watched watched,
        JobResolution.Resolved resolved,
        String queue,
        int retries,
        Instant sentAt,
        Optional<String> traceparent) {}
