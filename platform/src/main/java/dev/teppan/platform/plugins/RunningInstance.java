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

    InstanceView view() {
        Optional<InstanceHealth.Trouble> trouble = health.trouble();
        if (trouble.isPresent()) {
            String message = trouble.get().method() + ": " + trouble.get().message();
            return new InstanceView(
                    plan.name(), false, message, Optional.of(trouble.get().since()));
        }
        Health own = guarded instanceof JobExecutor executor ? executor.status().health() : Health.HEALTHY;
        return new InstanceView(plan.name(), own.healthy(), own.detail(), Optional.<Instant>empty());
    }
}
