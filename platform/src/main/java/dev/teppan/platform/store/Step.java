package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.RetryRequest;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All changes that one turn makes to one execution, as one step from before the first to after the last.
 *
 * @param changes each begins as the one before it ends
 */
record Step(List<Change> changes) {

    /** A notice of this step. */
    record Notice(Execution execution, NotificationKind kind) {}

    Execution before() {
        return changes.getFirst().before();
    }

    Execution after() {
        return changes.getLast().after();
    }

    /** Whether a change begins as this step ends, as far as the condition sees under which it is written. */
    boolean leadsTo(Change next) {
        Execution end = after();
        Execution begin = next.before();
        return end.state() == begin.state()
                && end.generation() == begin.generation()
                && end.attemptNumber() == begin.attemptNumber();
    }

    Step and(Change next) {
        List<Change> more = new ArrayList<>(changes);
        more.add(next);
        return new Step(more);
    }

    /** Attempts that are new, or changed, each as it is in the end. */
    Collection<Attempt> attempts() {
        TreeMap<Integer, Attempt> latest = new TreeMap<>();
        changes.stream()
                .map(Change::changedAttempt)
                .flatMap(Optional::stream)
                .forEach(attempt -> latest.put(attempt.number(), attempt));
        return latest.values();
    }

    boolean isNew(Attempt attempt) {
        return attempt.number() > before().attemptNumber();
    }

    /** Who asked for an attempt; absent for one that the enqueue caused. */
    Optional<Actor> causeOf(Attempt attempt) {
        return changes.stream()
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .flatMap(execution -> execution.retries().stream())
                .filter(request -> request.id().equals(attempt.id()))
                .map(RetryRequest::actor)
                .findFirst();
    }

    boolean changesRetries() {
        return !before().retries().equals(after().retries());
    }

    List<Notice> notices() {
        return changes.stream()
                .flatMap(change -> change.notice().map(kind -> new Notice(change.after(), kind)).stream())
                .toList();
    }
}
