package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.guard.InstanceHealth;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.JobExecutor;
import java.time.Instant;
import java.util.Optional;

/**
 * One instance that was created.
 *
 * @param guarded what the platform calls
 */
record RunningInstance(InstancePlan plan, AutoCloseable guarded, InstanceHealth health) {

    /** What was wrong with its last call, if anything. */
    Optional<String> trouble() {
        return health.trouble().map(RunningInstance::message);
    }

    InstanceView view() {
        Optional<InstanceHealth.Trouble> trouble = health.trouble();
        if (trouble.isPresent()) {
            return new InstanceView(
                    plan.name(),
                    false,
                    message(trouble.get()),
                    Optional.of(trouble.get().since()));
        }
        Health own = guarded instanceof JobExecutor executor ? executor.status().health() : Health.HEALTHY;
        return new InstanceView(plan.name(), own.healthy(), own.detail(), Optional.<Instant>empty());
    }

    private static String message(InstanceHealth.Trouble trouble) {
        return trouble.method() + ": " + trouble.message();
    }
}
