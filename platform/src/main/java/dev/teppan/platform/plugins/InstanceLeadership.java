package dev.teppan.platform.plugins;

import dev.teppan.spi.Leadership;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an instance who leads, so that nothing it does in its callback reaches the lease. */
record InstanceLeadership(Leadership host, String instance, ClassLoader loader) implements Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceLeadership.class);

    @Override
    public boolean isLeader() {
        return host.isLeader();
    }

    @Override
    public void onChange(Consumer<Boolean> onChange) {
        Listener listener = new Listener(onChange);
        // On a thread of its own: a callback that blocks must not hold up the keeper of the lease.
        host.onChange(leads ->
                Thread.ofVirtual().name("plugin " + instance + " leadership").start(listener::tell));
    }

    /** Tells the present answer, not the one that woke it: threads may overtake each other. */
    private final class Listener {
        private final Consumer<Boolean> onChange;
        private final ReentrantLock turn = new ReentrantLock();
        private boolean told;

        Listener(Consumer<Boolean> onChange) {
            this.onChange = onChange;
            this.told = host.isLeader();
        }

        void tell() {
            Thread.currentThread().setContextClassLoader(loader);
            turn.lock();
            try {
                boolean leads = host.isLeader();
                if (leads != told) {
                    told = leads;
                    onChange.accept(leads);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.atError()
                        .addKeyValue("instance", instance)
                        .setCause(e)
                        .log("A plugin failed when told of a change of leadership; report it to the plugin's author");
            } finally {
                turn.unlock();
            }
        }
    }
}
