package dev.teppan.plugin.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.api.model.Info;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps fresh what is known of one engine, on two threads: one follows its events, so that an end is noticed at once; one
 * lists our containers each second, which tells whether the engine answers and makes up for events that were missed.
 */
final class HostMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostMonitor.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Engine engine;
    private final EngineIds ids;
    private final Watches watches;
    private final Ledger ledger;
    private final Placeholders placeholders;
    private final Absence absence;
    private final String installation;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable Closeable> events = new AtomicReference<>();
    private volatile @Nullable EngineFacts facts;
    private volatile boolean streamBroke;
    private volatile String trouble = "not asked yet";

    /** What an engine says of itself. */
    record EngineFacts(String id, String architecture, String operatingSystem, long cpu, long memory) {

        static EngineFacts of(Info info) {
            String architecture = switch (String.valueOf(info.getArchitecture())) {
                case "x86_64" -> "amd64";
                case "aarch64" -> "arm64";
                default -> String.valueOf(info.getArchitecture());
            };
            long cpu = info.getNCPU() == null ? 0 : info.getNCPU() * 1000L;
            long memory = info.getMemTotal() == null ? 0 : info.getMemTotal() / (1024 * 1024);
            return new EngineFacts(
                    String.valueOf(info.getId()), architecture, String.valueOf(info.getOsType()), cpu, memory);
        }
    }

    HostMonitor(
            String name,
            Engine engine,
            EngineIds ids,
            Watches watches,
            Ledger ledger,
            Placeholders placeholders,
            Absence absence,
            String installation) {
        this.name = name;
        this.engine = engine;
        this.ids = ids;
        this.watches = watches;
        this.ledger = ledger;
        this.placeholders = placeholders;
        this.absence = absence;
        this.installation = installation;
    }

    void start() {
        engine.inBackground(() -> repeat(this::probe));
        engine.inBackground(() -> repeat(this::followEvents));
    }

    /** Empty as long as the engine never answered. */
    Optional<EngineFacts> facts() {
        return Optional.ofNullable(facts);
    }

    boolean reachable() {
        return trouble.isEmpty();
    }

    /** Why the engine cannot be used; empty when it can. */
    String trouble() {
        return trouble;
    }

    /** Asks the engine once and takes over what it says. */
    void probe() throws InterruptedException {
        try {
            if (facts == null || !reachable() || streamBroke) {
                streamBroke = false;
                identify();
            }
            refuseRival();
            Set<LaunchToken> before = ledger.certain();
            List<Watch> watched = watches.open();
            reconcile(before, watched, engine.call(PROBE_TIMEOUT, this::list));
            placeholders.sweep();
            recovered();
        } catch (DockerException | EngineAway failure) {
            failed(String.valueOf(failure.getMessage()));
        }
    }

    List<Container> list(DockerClient client) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(ContainerLabels.INSTALLATION, installation))
                .exec();
    }

    @Override
    public void close() {
        closed.countDown();
        closeEvents();
    }

    private void identify() throws InterruptedException {
        EngineFacts now = EngineFacts.of(
                engine.call(PROBE_TIMEOUT, client -> client.infoCmd().exec()));
        EngineFacts known = facts;
        if (known != null && !known.id().equals(now.id())) {
            String detail = "another engine answers: " + now.id() + " instead of " + known.id();
            engine.isAnother(detail);
            throw new EngineAway(detail);
        }
        engine.recognized();
        facts = now;
    }

    /** What ran on one must never be looked for on the other, so neither of the two is used. */
    private void refuseRival() {
        EngineFacts known = facts;
        Optional<String> rival = known == null ? Optional.empty() : ids.rival(known.id(), name);
        if (known != null && rival.isPresent()) {
            String detail = "its id " + known.id() + " is also that of the engine " + rival.get()
                    + ": it is the same engine, or a cloned machine. Remove one, or delete the file engine-id in Docker's"
                    + " data directory of the clone and restart its engine, then restart Teppan";
            engine.isAnother(detail);
            throw new EngineAway(detail);
        }
    }

    private void reconcile(Set<LaunchToken> before, List<Watch> watched, List<Container> listed) {
        Map<LaunchToken, Resources> live = new HashMap<>();
        Set<String> running = new HashSet<>();
        for (Container container : listed) {
            Map<String, String> labels = container.getLabels();
            boolean ended = "exited".equals(container.getState()) || "dead".equals(container.getState());
            if (!ended) {
                running.add(container.getId());
                ContainerLabels.token(labels, installation)
                        .ifPresent(token -> live.put(token, ContainerLabels.resources(labels)));
            }
        }
        ledger.reconcile(before, live);
        watched.stream().filter(watch -> !running.contains(watch.containerId())).forEach(watches::poke);
    }

    private void followEvents() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        ResultCallback<Event> following = new ResultCallback<>() {
            @Override
            public void onStart(Closeable connection) {
                events.set(connection);
                watches.open().forEach(watches::poke);
            }

            @Override
            public void onNext(Event event) {
                watches.heard(ContainerEvent.of(event));
            }

            @Override
            public void onError(Throwable failure) {
                LOG.atDebug().addKeyValue("engine", name).log("Events broke off", failure);
                over.countDown();
            }

            @Override
            public void onComplete() {
                over.countDown();
            }

            @Override
            public void close() {
                over.countDown();
            }
        };
        engine.streams()
                .eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withLabelFilter(Map.of(ContainerLabels.INSTALLATION, installation))
                .exec(following);
        over.await();
        absence.began();
        streamBroke = true;
    }

    private void repeat(Pass pass) {
        try {
            do {
                pass.run();
            } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Pass {
        void run() throws InterruptedException;
    }

    private void recovered() {
        absence.answered();
        if (!trouble.isEmpty()) {
            LOG.atInfo().addKeyValue("engine", name).log("Docker engine answers");
            trouble = "";
        }
    }

    private void failed(String reason) {
        absence.began();
        engine.doubt();
        if (trouble.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("engine", name)
                    .addKeyValue("reason", reason)
                    .log("Docker engine does not answer");
            closeEvents();
        }
        trouble = reason.isEmpty() ? "no answer" : reason;
    }

    /** A half-open connection would stay silent for ever; a new one is opened by the loop. */
    private void closeEvents() {
        Closeable connection = events.getAndSet(null);
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            LOG.atDebug().addKeyValue("engine", name).log("Events were broken already", alreadyBroken);
        }
    }
}
