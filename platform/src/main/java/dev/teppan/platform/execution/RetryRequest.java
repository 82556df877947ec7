package dev.teppan.platform.execution;

import java.time.Instant;

/**
 * Asks for one more attempt. Requests of an execution run one at a time, in order.
 *
 * @param id becomes the attempt's id
 * @param notBefore the attempt waits until then
 */
public record RetryRequest(AttemptId id, Instant notBefore, Actor actor, Kind kind) {

    /** Who wants a retry. */
    public enum Kind {
        /** A person or program asked. Counts as a retry. */
        REQUESTED,
        /** The job's retry policy, after a failure of the job. Counts as a retry. */
        POLICY,
        /** The attempt was lost to something that is not the job's fault. Does not count as a retry. */
        REPEAT
    }
}
