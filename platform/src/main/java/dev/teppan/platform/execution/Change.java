package dev.teppan.platform.execution;

import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.util.List;
import java.util.Optional;

/**
 * One legal move: what an execution was and what it becomes. Written only where the stored execution still has the state,
 * generation and attempt number of {@code before}.
 *
 * @param notice what is to be told; absent when nothing is
 */
public record Change(Execution before, Execution after, Optional<NotificationKind> notice) {

    /** The attempt to insert or update, where the move made or changed one. */
    public Optional<Attempt> changedAttempt() {
        return after.attempt().equals(before.attempt()) ? Optional.empty() : after.attempt();
    }

    /** Retry requests that the move added. */
    public List<RetryRequest> addedRetries() {
        return after.retries().stream()
                .filter(retry -> !before.retries().contains(retry))
                .toList();
    }

    /** Retry requests that the move consumed or dropped. */
    public List<RetryRequest> removedRetries() {
        return before.retries().stream()
                .filter(retry -> !after.retries().contains(retry))
                .toList();
    }
}
