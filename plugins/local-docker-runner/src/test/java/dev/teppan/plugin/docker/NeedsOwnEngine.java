package dev.teppan.plugin.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests start engines of their own; they are skipped, each by name, where that is not possible, but never in CI. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsOwnEngine.Condition.class)
@interface NeedsOwnEngine {

    /** Looks who we are and for the program. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("true".equals(System.getenv("CI")) || (isRoot() && hasDockerd() && TestEngine.answers())) {
                return ConditionEvaluationResult.enabled("engines can be started");
            }
            return ConditionEvaluationResult.disabled(
                    "starting a Docker engine needs root, dockerd, and a machine on which one runs already");
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }

        private static boolean hasDockerd() {
            return Stream.of("/usr/bin/dockerd", "/usr/sbin/dockerd")
                    .anyMatch(path -> Files.isExecutable(Path.of(path)));
        }
    }
}
