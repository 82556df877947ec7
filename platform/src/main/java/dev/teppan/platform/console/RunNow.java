package dev.teppan.platform.console;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.ExecutionId;

/** Enqueues a message for a job. Blocks until the message is durable. Safe for use by several threads. */
public interface RunNow {

    /**
     * Enqueues one message.
     *
     * @param message what the person typed; JSON if they made no mistake
     * @param queue the queue's name
     */
    Result run(JobKey job, String message, String queue, Actor actor);

    /** What became of it. */
    sealed interface Result {

        /** It is durable. */
        record Accepted(ExecutionId id) implements Result {}

        /**
         * Nothing was enqueued.
         *
         * @param field the member at fault: {@code message}, {@code queue}; empty for the whole
         * @param sentence what is wrong, for a person
         */
        record Refused(String field, String sentence) implements Result {}
    }
}
