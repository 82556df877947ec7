package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.Delivery;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.spi.executor.JobExecutor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the hints of the pools that are to be sent. Each pool has a virtual thread of its own, so that an executor which hangs
 * holds up no other pool and nothing else. Safe for use by several threads.
 */
final class HintSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HintSender.class);

    private record Name(String executor, String pool) {}

    private final DispatchParts parts;
    private final Permit permit;
    private final Threads threads = new Threads();
    private final Map<Name, PoolSender> pools = new ConcurrentHashMap<>();

    HintSender(DispatchParts parts, Permit permit) {
        this.parts = parts;
        this.permit = permit;
    }

    /** Takes the present hints of all pools; returns at once. */
    void offer(List<PoolHint> hints) {
        for (PoolHint hint : hints) {
            JobExecutor executor = parts.executors().get(hint.inputs().executor());
            if (hint.rules().sends() && executor != null) {
                pools.computeIfAbsent(name(hint), name -> begin(name, executor)).offer(hint);
            }
        }
    }

    /** What became of a pool's hints. */
    Delivery delivery(PoolHint hint) {
        return Optional.ofNullable(pools.get(name(hint)))
                .map(PoolSender::delivery)
                .orElse(Delivery.SHOWN);
    }

    private PoolSender begin(Name name, JobExecutor executor) {
        PoolSender sender =
                new PoolSender(executor, permit, parts.clock(), parts.settings().pauses());
        LOG.atInfo()
                .addKeyValue("executor", name.executor())
                .addKeyValue("pool", name.pool())
                .log("Capacity hints of this pool are sent");
        threads.start("hints of " + name.executor() + "/" + name.pool(), sender::run);
        return sender;
    }

    private static Name name(PoolHint hint) {
        return new Name(hint.inputs().executor(), hint.inputs().pool());
    }

    /** Interrupts what is under way, and sends nothing more. */
    @Override
    public void close() {
        threads.close();
    }
}
