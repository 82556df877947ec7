package dev.teppan.platform.app.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that there is new work in the database: to this host's loop, or to the host that dispatches. However many say so
 * meanwhile, the other host is told by one call at a time. One that fails is left to the other host's poll.
 */
final class Wake implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wake.class);

    private final Runnable here;
    private final Holder holder;
    private final Optional<PeerClient> peers;
    private final BlockingQueue<Boolean> wanted = new ArrayBlockingQueue<>(1);
    private @Nullable Thread thread;

    Wake(Runnable here, Holder holder, Optional<PeerClient> peers) {
        this.here = here;
        this.holder = holder;
        this.peers = peers;
    }

    void start() {
        if (peers.isPresent()) {
            PeerClient client = peers.get();
            thread = Thread.ofVirtual().name("wake").start(() -> work(client));
        }
    }

    /** Never blocks for long. */
    @Override
    public void run() {
        here.run();
        if (peers.isPresent() && !holder.isHere() && !wanted.offer(Boolean.TRUE)) {
            LOG.atTrace().log("The host that dispatches is about to be told anyway");
        }
    }

    private void work(PeerClient client) {
        try {
            while (true) {
                wanted.take();
                holder.elsewhere().ifPresent(host -> tell(client, host));
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("No other host is told of new work any more");
        }
    }

    private static void tell(PeerClient client, URI host) {
        try {
            client.post(host, "/wake");
        } catch (PeerAwayException e) {
            LOG.atDebug()
                    .addKeyValue("reason", e.getMessage())
                    .log("The host that dispatches was not told of new work");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
