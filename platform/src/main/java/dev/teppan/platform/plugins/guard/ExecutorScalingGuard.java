package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.ExecutorScaling;
import java.util.Set;

/**
 * Guards the ability to grow and shrink. A call that was given up may still be under way in the plugin: until it has ended, no
 * other is made for its pool.
 *
 * @param underWay the pools of which a call has not ended; shared by all guards of one executor
 */
record ExecutorScalingGuard(ExecutorScaling plugin, CallGuard guard, Set<String> underWay) implements ExecutorScaling {

    @Override
    public ScalingResult apply(CapacityHint hint) throws InterruptedException {
        return guard.call("scaling", () -> {
            if (!underWay.add(hint.pool())) {
                throw new RetryableException("an earlier call for pool " + hint.pool() + " has not ended yet");
            }
            try {
                return plugin.apply(hint);
            } finally {
                underWay.remove(hint.pool());
            }
        });
    }
}
