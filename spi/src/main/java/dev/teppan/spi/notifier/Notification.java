package dev.teppan.spi.notifier;

import java.time.Instant;
import java.util.Map;

/**
 * One event to tell.
 *
 * @param id the same at each try; for recognising a repeat
 * @param kind what happened; ignore kinds you do not know
 * @param text one sentence for a person
 * @param facts what is known, by name: {@code application}, {@code job}, {@code execution}, {@code state}, {@code reason},
 *     {@code blame}, {@code exit_code}, {@code attempt}, {@code duration_ms}, … Names may be added
 * @param link the page about it; empty where the installation has no public address
 * @param settings what the rule says for this notifier, e.g. {@code channel}
 */
public record Notification(
        String id,
        NotificationKind kind,
        Instant happenedAt,
        String text,
        Map<String, String> facts,
        String link,
        Map<String, String> settings) {

    /** What happened. Kinds may be added. */
    public enum NotificationKind {
        /** An execution succeeded. */
        SUCCEEDED,
        /** An execution failed, with no retry left. */
        FAILED,
        /** An execution was canceled. */
        CANCELED,
        /** An attempt failed and another follows. */
        ATTEMPT_FAILED,
        /** Sent by a person to see whether it arrives. */
        TEST
    }

    public Notification {
        facts = Map.copyOf(facts);
        settings = Map.copyOf(settings);
    }
}
