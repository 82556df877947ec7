package dev.teppan.platform.dispatch;

import dev.teppan.spi.executor.JobExecutor;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at the status of all executors, one virtual thread for each. */
final class StatusWatches implements AutoCloseable {

    private final Map<String, StatusWatch> watches;
    private final Threads threads = new Threads();

    StatusWatches(Map<String, JobExecutor> executors, Mailbox mailbox) {
        watches = executors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        executor -> new StatusWatch(executor.getKey(), executor.getValue(), mailbox)));
    }

    void start() {
        watches.forEach((name, watch) -> threads.start("status of " + name, watch::run));
    }

    /** Has an executor's status looked at now, and soon again. */
    void ask(String executor) {
        StatusWatch watch = watches.get(executor);
        if (watch != null) {
            watch.ask();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
