package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import java.time.Instant;

/** Something that a person or program wants of the host that dispatches. A row that the dispatch turn consumes. */
public sealed interface Intent {

    /** An execution was inserted; the turn is to take it up. Written by the insert itself. */
    record Arrived(ExecutionId execution) implements Intent {}

    /** End an execution. */
    record Cancel(ExecutionId execution, Actor actor, Instant at) implements Intent {}

    /** Run an execution once more. */
    record Retry(ExecutionId execution, AttemptId id, Instant notBefore, Actor actor, Instant at) implements Intent {}

    /** Definitions changed; limits and priorities are to be read again. */
    record CatalogChanged() implements Intent {}
}
