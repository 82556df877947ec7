package dev.teppan.plugin.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests are skipped, each by name, where no Docker engine answers, but never in CI. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsEngine.Condition.class)
@interface NeedsEngine {

    /** Asks the engine. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("true".equals(System.getenv("CI")) || TestEngine.answers()) {
                return ConditionEvaluationResult.enabled("a Docker engine is needed");
            }
            return ConditionEvaluationResult.disabled("no Docker engine answers");
        }
    }
}
