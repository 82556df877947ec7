package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The containers of one engine whose end is of interest. Events and lists only say when to look; what counts as an end is
 * what inspecting the container says.
 */
final class Watches {

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private static final Duration DOUBT = Duration.ofSeconds(1);

    private final Engine engine;
    private final Ledger ledger;
    private final Absence absence;
    private final InstantSource clock;
    private final Map<String, Watch> byContainer = new ConcurrentHashMap<>();

    Watches(Engine engine, Ledger ledger, Absence absence, InstantSource clock) {
        this.engine = engine;
        this.ledger = ledger;
        this.absence = absence;
        this.clock = clock;
    }

    Watch watch(LaunchHandle handle) {
        return byContainer.computeIfAbsent(handle.containerId(), id -> new Watch(handle));
    }

    Optional<Watch> known(String containerId) {
        return Optional.ofNullable(byContainer.get(containerId));
    }

    List<Watch> open() {
        return byContainer.values().stream()
                .filter(watch -> !watch.end().isDone())
                .toList();
    }

    void forget(String containerId) {
        byContainer.remove(containerId);
    }

    /** Takes up what the engine tells. Never waits for anything, as the next event stands behind this one. */
    void heard(ContainerEvent event) {
        known(event.containerId()).filter(watch -> !watch.end().isDone()).ifPresent(watch -> {
            if (event.began()) {
                watch.startedAbout(event.at());
            } else if (event.ranOutOfMemory()) {
                watch.ranOutOfMemory();
                poke(watch);
            } else if (event.over() && !(event.succeeded() && endedWell(watch, event.at()))) {
                poke(watch);
            }
        });
    }

    /**
     * Takes the event's word for a success. The engine says so as soon as the process has ended, and answers an inspection
     * only after it has taken down the container's network, which takes longer than the process of a short job.
     */
    private boolean endedWell(Watch watch, Instant at) {
        if (!watch.lock().tryLock()) {
            return false;
        }
        try {
            Optional<Instant> startedAt = watch.startedAt();
            if (watch.stopRequested() || startedAt.isEmpty()) {
                return false;
            }
            Instant endedAt = startedAt.get().isAfter(at) ? startedAt.get() : at;
            end(watch, new ExitReport.Exited(0, startedAt, endedAt));
            return true;
        } finally {
            watch.lock().unlock();
        }
    }

    void poke(Watch watch) {
        engine.inBackground(() -> {
            try {
                settle(watch);
            } catch (EngineAway | DockerException failure) {
                // The list of the next second brings it up again.
                LOG.atDebug().addKeyValue("container", watch.containerId()).log("Cannot be inspected now", failure);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks the engine, and answers the end if it has come. */
    Optional<ExitReport> settle(Watch watch) throws InterruptedException {
        watch.lock().lockInterruptibly();
        try {
            if (!watch.end().isDone()) {
                inspect(watch);
            }
        } finally {
            watch.lock().unlock();
        }
        return watch.end().isDone() ? Optional.of(watch.end().join()) : Optional.empty();
    }

    /** Takes over what inspecting said; answers the end if it has come and is certain. */
    Optional<ExitReport> update(Watch watch, ContainerState state) {
        state.startedAt().ifPresent(watch::started);
        ContainerState known = watch.outOfMemory() ? state.killedForMemory() : state;
        if (mayHaveLackedMemory(watch, known)) {
            return Optional.empty();
        }
        Optional<ExitReport> report = known.report(watch.stopRequested(), clock.instant())
                .map(end -> absence.judge(end, engine::isListening));
        report.ifPresent(end -> end(watch, end));
        return report;
    }

    /**
     * The engine hears of the end and of the want of memory on two ways; an inspection in between shows a process that somebody
     * killed. So that is believed only after a while; the event, or the list of the next second, has it looked at again.
     */
    private static boolean mayHaveLackedMemory(Watch watch, ContainerState state) {
        return state.killed() && !watch.stopRequested() && watch.killedFor().compareTo(DOUBT) < 0;
    }

    void close() {
        byContainer.values().forEach(watch -> watch.end().cancel(false));
    }

    private void inspect(Watch watch) throws InterruptedException {
        try {
            var inspected = engine.call(
                    client -> client.inspectContainerCmd(watch.containerId()).exec());
            update(watch, ContainerState.of(inspected));
        } catch (NotFoundException removed) {
            end(
                    watch,
                    new ExitReport.Interrupted(InterruptionCause.USER, "the container was removed", clock.instant()));
        }
    }

    private void end(Watch watch, ExitReport report) {
        ledger.release(watch.handle().token());
        watch.end().complete(report);
    }
}
