package dev.teppan.platform.app.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether load balancers are to send requests here. Safe for use by several threads. */
public final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final Duration drain;
    private volatile boolean draining;

    /** @param drain how long this host goes on to answer after it has said that it stops */
    Readiness(Duration drain) {
        this.drain = drain;
    }

    /** Whether it does not stop. */
    public boolean isReady() {
        return !draining;
    }

    /** Says from now on that it stops, and waits until that is known. Requests are answered meanwhile. */
    public void drain() {
        draining = true;
        if (drain.isZero()) {
            return;
        }
        LOG.atInfo().addKeyValue("drain", drain).log("Stopping: load balancers are given time to notice");
        try {
            new CountDownLatch(1).await(drain.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
