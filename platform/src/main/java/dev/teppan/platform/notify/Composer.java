package dev.teppan.platform.notify;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes notifications from rows of the outbox and what the store knows. Blocks. Safe for use by several threads. */
final class Composer {

    private final ExecutionReader executions;
    private final Optional<String> address;

    /** @param publicUrl the console's address; without it there are no links */
    Composer(ExecutionReader executions, Optional<URI> publicUrl) {
        this.executions = executions;
        this.address = publicUrl.map(url -> url.toString().replaceAll("/+$", ""));
    }

    Notification compose(Row row) {
        Optional<Execution> execution = executions.find(row.execution()).map(StoredExecution::execution);
        Optional<Attempt> attempt = execution.flatMap(found -> attempt(found, row.attempt()));
        Optional<Outcome> outcome = execution.flatMap(found -> outcome(found, attempt, row));
        return new Notification(
                row.id(),
                row.kind(),
                outcome.map(Outcome::endedAt).orElse(row.createdAt()),
                Sentence.of(row, execution, outcome),
                facts(row, execution, attempt, outcome),
                link(row.execution()),
                Map.of());
    }

    private Optional<Attempt> attempt(Execution execution, int number) {
        return execution.attemptNumber() == number
                ? execution.attempt()
                : executions.attempts(execution.id()).stream()
                        .filter(attempt -> attempt.number() == number)
                        .findFirst();
    }

    /** The end of the whole is told where it is still the end; a retry since then has left the attempt's only. */
    private static Optional<Outcome> outcome(Execution execution, Optional<Attempt> attempt, Row row) {
        Optional<Outcome> ofAttempt = attempt.flatMap(Attempt::outcome);
        boolean isEnd = row.kind() != NotificationKind.ATTEMPT_FAILED && execution.attemptNumber() == row.attempt();
        return isEnd ? execution.ending().or(() -> ofAttempt) : ofAttempt;
    }

    private static Map<String, String> facts(
            Row row, Optional<Execution> execution, Optional<Attempt> attempt, Optional<Outcome> outcome) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("execution", row.execution().value());
        facts.put("attempt", String.valueOf(row.attempt()));
        execution.map(Execution::origin).ifPresent(origin -> {
            facts.put("application", origin.application());
            facts.put("job", origin.job());
            facts.put("queue", origin.queue());
        });
        outcome.ifPresent(end -> {
            facts.put("state", end.state().word());
            facts.put("reason", end.reason().word());
            end.blame().ifPresent(blame -> facts.put("blame", blame.word()));
            end.exitCode().ifPresent(code -> facts.put("exit_code", String.valueOf(code)));
            attempt.flatMap(Attempt::startedAt)
                    .ifPresent(since -> facts.put(
                            "duration_ms",
                            String.valueOf(Math.max(0, end.endedAt().toEpochMilli() - since.toEpochMilli()))));
        });
        return facts;
    }

    private String link(ExecutionId id) {
        return address.map(prefix -> prefix + "/executions/" + id.value()).orElse("");
    }
}
