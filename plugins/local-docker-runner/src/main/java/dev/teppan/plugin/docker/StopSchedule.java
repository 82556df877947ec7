package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.teppan.spi.RetryableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends SIGTERM at once and SIGKILL when the grace is over. */
final class StopSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSchedule.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Engine engine;
    private final Watches watches;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docker-stops").daemon().factory());

    StopSchedule(Engine engine, Watches watches) {
        this.engine = engine;
        this.watches = watches;
    }

    /** A second call adds a second kill; the earlier one is the one that counts. */
    void stop(Watch watch, Duration grace) throws InterruptedException {
        if (watch.end().isDone()) {
            return;
        }
        boolean now = grace.isZero() || grace.isNegative();
        try {
            signal(watch, now ? "SIGKILL" : "SIGTERM");
        } catch (DockerException | EngineAway failure) {
            throw new RetryableException("the container cannot be stopped now", failure);
        }
        if (!now) {
            killAfter(watch, grace);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void killAfter(Watch watch, Duration wait) {
        var unused =
                timer.schedule(() -> engine.inBackground(() -> kill(watch)), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void kill(Watch watch) {
        if (watch.end().isDone()) {
            return;
        }
        try {
            signal(watch, "SIGKILL");
        } catch (DockerException | EngineAway failure) {
            LOG.atWarn().addKeyValue("container", watch.containerId()).log("Kill failed, will be tried again", failure);
            killAfter(watch, RETRY);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(Watch watch, String signal) throws InterruptedException {
        watch.lock().lockInterruptibly();
        try {
            engine.call(client -> client.killContainerCmd(watch.containerId())
                    .withSignal(signal)
                    .exec());
            watch.stopRequested(true);
        } catch (ConflictException | NotFoundException notRunning) {
            watches.poke(watch);
        } finally {
            watch.lock().unlock();
        }
    }
}
