package dev.teppan.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips with a reason where no Docker engine answers. */
final class DockerEngineCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return DockerEngine.answers()
                ? ConditionEvaluationResult.enabled("the Docker engine answers")
                : ConditionEvaluationResult.disabled("no Docker engine answers");
    }
}
