package dev.teppan.platform.intake;

import java.util.List;
import java.util.Map;

/** What became of a batch. */
public sealed interface BatchResult {

    /** Each request's result, in order; what was accepted is durable. */
    record Done(List<EnqueueResult> results) implements BatchResult {
        public Done {
            results = List.copyOf(results);
        }
    }

    /**
     * Nothing was enqueued.
     *
     * @param refused why, by the number of the request, in order
     */
    record NoneTaken(Map<Integer, EnqueueResult.Refused> refused) implements BatchResult {}
}
