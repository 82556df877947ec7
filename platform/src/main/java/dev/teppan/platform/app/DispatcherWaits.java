package dev.teppan.platform.app;

import dev.teppan.platform.dispatch.Explanation;
import dev.teppan.platform.dispatch.WhyLookup;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.scheduling.WaitReason.Code;
import java.util.Arrays;
import java.util.Optional;

/** Why executions wait, in the scheduler's words, which the console shows. */
record DispatcherWaits(WhyLookup dispatch) {

    Optional<WaitReason> why(ExecutionId id) {
        try {
            return dispatch.why(id).map(DispatcherWaits::reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static WaitReason reason(Explanation explanation) {
        // Dispatch has a few codes of its own; all of those that befall a pending execution are the executor's doing.
        Code code = Arrays.stream(Code.values())
                .filter(known -> known.name().equalsIgnoreCase(explanation.code()))
                .findFirst()
                .orElse(Code.EXECUTOR_UNAVAILABLE);
        return new WaitReason(code, explanation.sentence(), explanation.ahead());
    }
}
