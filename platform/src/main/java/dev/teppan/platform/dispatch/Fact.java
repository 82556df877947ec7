package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something that happened outside the loop. */
sealed interface Fact {

    /** The watch of a launch saw an event of its execution: started, refused, ended. */
    record Happened(ExecutionId execution, LaunchToken token, ExecutionEvent event) implements Fact {}

    /** An executor accepted a launch, or knows it still. */
    record Accepted(ExecutionId execution, LaunchToken token, RunHandle handle) implements Fact {}

    /** The output of an ended attempt is complete, and there is none. */
    record Silent(ExecutionId execution, AttemptId attempt, LaunchToken token) implements Fact {}

    /** Nobody can be asked about a launch now. */
    record OutOfReach(ExecutionId execution, LaunchToken token, String detail) implements Fact {}

    /** A call of the executor that a launch needs went wrong; it is made again. */
    record Failing(ExecutionId execution, LaunchToken token, String detail) implements Fact {}

    /** An executor's health or room is new. */
    record StatusChanged(String executor, ExecutorStatus status) implements Fact {}

    /** Somebody wants to know what hints of capacity are made of. */
    record DemandsWanted(CompletableFuture<List<HintInputs>> answer) implements Fact {}

    /** Somebody wants to know what is reserved and what is blocked. */
    record SurveyWanted(CompletableFuture<Survey> answer) implements Fact {}

    /** Somebody wants to know why an execution waits. */
    record Question(ExecutionId execution, CompletableFuture<Optional<Explanation>> answer) implements Fact {}
}
