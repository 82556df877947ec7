package dev.teppan.platform.app.cluster;

import dev.teppan.platform.store.Host;
import dev.teppan.platform.store.HostStore;
import dev.teppan.platform.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds that this host lives, and where; keeps what the others need when it cannot be asked. When it is
 * closed, after the lease was given up, the others are told to look for the lease. One virtual thread.
 */
final class Registration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    /** After so long in silence a host is not worth a call. */
    static final Duration ALIVE = Duration.ofSeconds(15);

    private final HostStore hosts;
    private final Host self;
    private final Optional<PeerClient> peers;
    private final KeptCapacity capacity;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    Registration(HostStore hosts, Host self, Optional<PeerClient> peers, KeptCapacity capacity) {
        this.hosts = hosts;
        this.self = self;
        this.peers = peers;
        this.capacity = capacity;
    }

    void start() {
        thread = Thread.ofVirtual().name("registration").start(this::work);
    }

    private void work() {
        try {
            do {
                announce();
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.atDebug().log("This host announces itself no more");
        }
    }

    private void announce() {
        try {
            hosts.announce(self);
            capacity.keep();
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("This host could not announce itself; it tries again");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Announcing this host failed; please report this bug");
        }
    }

    /** Repeatable. */
    @Override
    public void close() {
        Thread running = thread;
        thread = null;
        closing.countDown();
        if (running == null) {
            return;
        }
        try {
            if (!running.join(END_WITHIN)) {
                running.interrupt();
            }
            leave();
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("This host could not say that it stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() throws InterruptedException {
        hosts.leave(self.id());
        if (peers.isEmpty()) {
            return;
        }
        List<URI> others = hosts.alive(ALIVE).stream()
                .flatMap(host -> host.address().stream())
                .toList();
        for (URI other : others) {
            try {
                peers.get().post(other, "/wake");
            } catch (PeerAwayException e) {
                LOG.atDebug().addKeyValue("reason", e.getMessage()).log("A host was not told; it will find out");
            }
        }
    }
}
