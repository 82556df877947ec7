package dev.teppan.platform.intake;

import java.time.Duration;

/**
 * How queue sources are pulled.
 *
 * @param batch the most messages at a time
 * @param pull how long one pull waits for a message
 * @param reconcile how often queues are looked at for changes
 * @param firstPause the pause after a failure; it doubles with each that follows
 * @param longestPause where it stops doubling
 * @param limits how large a message may be, and how long a batch waits for its commit
 */
public record AdmissionSettings(
        int batch,
        Duration pull,
        Duration reconcile,
        Duration firstPause,
        Duration longestPause,
        EnqueueLimits limits) {

    /** 100 messages, pulls of 10 s, a look every 2 s, pauses from 1 s to 30 s. */
    public static AdmissionSettings usual(EnqueueLimits limits) {
        return new AdmissionSettings(
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                limits);
    }
}
