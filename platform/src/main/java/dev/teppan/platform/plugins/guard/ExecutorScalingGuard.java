package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.ExecutorScaling;
import java.util.List;

/** Guards the ability to grow and shrink. */
record ExecutorScalingGuard(ExecutorScaling plugin, CallGuard guard) implements ExecutorScaling {

    @Override
    public List<ScalingResult> apply(List<CapacityHint> hints) throws InterruptedException {
        return guard.call("scaling", () -> plugin.apply(hints));
    }
}
