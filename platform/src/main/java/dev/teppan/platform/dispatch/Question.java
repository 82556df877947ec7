package dev.teppan.platform.dispatch;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.RunHandle;
import java.util.Optional;

/** Asks an executor what became of a launch. */
record Question(Watched watched, Optional<RunHandle> handle, JobExecutor executor, Scope scope) {

    /** Blocks. An executor that fails to answer is out of reach. */
    FindResult ask() throws InterruptedException {
        scope.permit().await();
        scope.questions().acquire();
        try {
            return executor.find(new LaunchReference(
                    watched.token(),
                    watched.placement().pool(),
                    watched.placement().node(),
                    handle));
        } catch (PluginException e) {
            return new FindResult.Unreachable(String.valueOf(e.getMessage()));
        } finally {
            scope.questions().release();
        }
    }
}
