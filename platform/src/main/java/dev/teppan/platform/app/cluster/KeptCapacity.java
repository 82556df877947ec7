package dev.teppan.platform.app.cluster;

import dev.teppan.platform.dispatch.Dispatcher;
import dev.teppan.platform.dispatch.LeaseKeeper;
import dev.teppan.platform.store.DispatchStore;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.StoreException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the room of executors in the database while this host dispatches, for when it cannot be asked. For one thread. */
final class KeptCapacity {

    private static final Logger LOG = LoggerFactory.getLogger(KeptCapacity.class);

    private final Dispatcher dispatcher;
    private final LeaseKeeper lease;
    private final DispatchStore store;
    private Map<String, String> kept = Map.of();

    KeptCapacity(Dispatcher dispatcher, LeaseKeeper lease, DispatchStore store) {
        this.dispatcher = dispatcher;
        this.lease = lease;
        this.store = store;
    }

    /** Writes what is new, if this host dispatches. Blocks. */
    void keep() {
        Optional<Lease> held = lease.current();
        if (held.isEmpty()) {
            kept = Map.of();
            return;
        }
        Map<String, String> present = CapacityText.write(dispatcher.capacity());
        if (present.isEmpty() || present.equals(kept)) {
            return;
        }
        try {
            store.keepCapacity(held.get(), present);
            kept = present;
        } catch (StoreException.LeaseLost e) {
            LOG.atDebug().log("Another host dispatches now");
        }
    }
}
