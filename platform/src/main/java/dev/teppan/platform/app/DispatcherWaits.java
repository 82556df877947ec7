package dev.teppan.platform.app;

import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.scheduling.WaitReason.Code;
import java.util.Arrays;
import java.util.Optional;

/** Why executions wait, in the scheduler's words, which the console shows. */
record DispatcherWaits(DispatchView dispatch) {

    Optional<WaitReason> why(ExecutionId id) {
        try {
            return dispatch.why(id).map(DispatcherWaits::reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static WaitReason reason(DispatchView.Reason explanation) {
        // Dispatch has a few codes of its own; all of those that befall a pending execution are the executor's doing.
        Code code = Arrays.stream(Code.values())
                .filter(known -> known.name().equalsIgnoreCase(explanation.code()))
                .findFirst()
                .orElse(Code.EXECUTOR_UNAVAILABLE);
        return new WaitReason(code, explanation.sentence(), explanation.ahead());
    }
}
