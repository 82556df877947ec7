package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import java.util.Optional;

/** Finds executions by the text of a path, and refuses what is not there. */
final class Lookup {

    private final ExecutionReader reader;

    Lookup(ExecutionReader reader) {
        this.reader = reader;
    }

    StoredExecution execution(String id) {
        return Optional.of(id)
                .filter(ExecutionId::isValid)
                .flatMap(valid -> reader.find(new ExecutionId(valid)))
                .orElseThrow(() -> Refusal.notFound("execution of this id"));
    }

    /** An attempt by number, 0 for the latest; empty while there is none. */
    Optional<Attempt> attempt(StoredExecution stored, long number) {
        if (number == 0) {
            return stored.execution().attempt();
        }
        Optional<Attempt> found = reader.attempts(stored.execution().id()).stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst();
        if (found.isEmpty()) {
            throw Refusal.notFound("attempt " + number + " of this execution");
        }
        return found;
    }

    static OutputOwner owner(StoredExecution stored, Attempt attempt) {
        return new OutputOwner(
                stored.execution().id(),
                attempt.id(),
                stored.execution().origin().application(),
                stored.execution().origin().job());
    }
}
