package dev.teppan.platform.notify;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.store.OutboxStore.Row;
import java.util.Optional;

/** Says in one sentence what happened. */
final class Sentence {

    private Sentence() {}

    static String of(Row row, Optional<Execution> execution, Optional<Outcome> outcome) {
        // Retention may be faster than a notifier that is away for long.
        String what = execution
                .map(Execution::origin)
                .map(origin -> origin.application() + "/" + origin.job())
                .orElse("Execution " + row.execution().value());
        String why = outcome.map(Sentence::why).orElse("");
        return switch (row.kind()) {
            case SUCCEEDED -> what + " succeeded.";
            case FAILED -> what + " failed" + why + ".";
            case CANCELED -> what + " was canceled.";
            case ATTEMPT_FAILED -> "Attempt " + row.attempt() + " of " + what + " failed" + why + "; another follows.";
            case TEST -> "This is a test of Teppan's notifications.";
        };
    }

    private static String why(Outcome outcome) {
        String detail = outcome.detail().strip();
        if (!detail.isEmpty()) {
            return ": " + (detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail);
        }
        if (outcome.reason() == Reason.EXIT_CODE) {
            return outcome.exitCode().map(code -> " with exit code " + code).orElse("");
        }
        return ": " + outcome.reason().word().replace('_', ' ');
    }
}
