package dev.teppan.platform.app.cluster;

import dev.teppan.platform.store.Host;
import dev.teppan.platform.store.HostStore;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.Leadership;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the host is that dispatches. Safe for use by several threads. */
final class Holder {

    private static final Logger LOG = LoggerFactory.getLogger(Holder.class);
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final HostStore hosts;
    private final Leadership lease;
    private final String self;
    private volatile Seen seen = new Seen(Optional.empty(), System.nanoTime() - FRESH_NANOS);

    private record Seen(Optional<URI> address, long at) {}

    Holder(HostStore hosts, Leadership lease, String self) {
        this.hosts = hosts;
        this.lease = lease;
        this.self = self;
    }

    /** Whether it is this one. */
    boolean isHere() {
        return lease.isLeader();
    }

    /** The address of another host that dispatches, where it is known. Blocks for a moment. */
    Optional<URI> elsewhere() {
        if (isHere()) {
            return Optional.empty();
        }
        Seen last = seen;
        if (System.nanoTime() - last.at() < FRESH_NANOS) {
            return last.address();
        }
        Optional<URI> address = look();
        seen = new Seen(address, System.nanoTime());
        return address;
    }

    private Optional<URI> look() {
        try {
            return hosts.holder().filter(host -> !host.id().equals(self)).flatMap(Host::address);
        } catch (StoreException e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("Nobody knows who dispatches");
            return Optional.empty();
        }
    }
}
