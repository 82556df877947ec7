package dev.teppan.platform.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests are skipped where there is no browser, but never in CI. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {

    /** Looks for Chromium and its driver. */
    final class Condition implements ExecutionCondition {

        static final Path BROWSER = Path.of("/usr/bin/chromium");
        static final Path DRIVER = Path.of("/usr/bin/chromedriver");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
            if (there || "true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("a browser is needed");
            }
            return ConditionEvaluationResult.disabled("no Chromium (Debian: apt install chromium chromium-driver)");
        }
    }
}
