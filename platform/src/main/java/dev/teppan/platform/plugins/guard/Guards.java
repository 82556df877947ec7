package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.queue.QueueSource;
import java.time.InstantSource;

/** Puts guards around the running objects of plugins. */
public final class Guards {

    private Guards() {}

    public static JobExecutor of(JobExecutor executor, CallGuard guard, InstantSource clock, PoolShapes shapes) {
        return new JobExecutorGuard(executor, guard, clock, shapes);
    }

    public static LogStore of(LogStore store, CallGuard guard) {
        return new LogStoreGuard(store, guard);
    }

    public static Notifier of(Notifier notifier, CallGuard guard) {
        return new NotifierGuard(notifier, guard);
    }

    public static QueueSource of(QueueSource source, CallGuard guard) {
        return new QueueSourceGuard(source, guard);
    }
}
