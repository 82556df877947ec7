package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.queue.QueueSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what queue sources hold: one loop for each queue that names a source, on this host as on every other, whether it
 * leads or not. Each message is taken in once, though sources deliver at least once: the id of its execution follows from the
 * message, and an execution that exists already is a duplicate, which is acknowledged and changes nothing. That id is the
 * whole of the key, as executions are not deleted.
 *
 * <p>What cannot be read, or has no job, becomes a dead letter. That goes for the retry of an execution that does not exist
 * too: sources do not keep an order, but a retry is asked for an execution that was seen, and so was admitted.
 */
public final class Admission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final Supplier<List<Queue>> queues;
    private final Map<String, QueueSource> sources;
    private final AdmissionTarget target;
    private final AdmissionSettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private final Map<Key, Running> running = new ConcurrentHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private volatile Map<String, Supplier<Optional<String>>> states = Map.of();

    /** A feed is another when its queue or its source is. */
    private record Key(String queue, String source) {}

    private record Running(FeedLoop loop, Thread thread) {}

    /**
     * Takes in once it is started.
     *
     * @param queues all queues as they are now; throws {@link StoreException} when the database does not answer
     * @param sources the configured queue sources by name, guarded
     */
    public Admission(
            Supplier<List<Queue>> queues,
            Map<String, QueueSource> sources,
            AdmissionTarget target,
            AdmissionSettings settings) {
        this.queues = queues;
        this.sources = Map.copyOf(sources);
        this.target = target;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("admission").unstarted(this::watch);
    }

    /** Begins. Called once. */
    public void start() {
        thread.start();
    }

    /** What is wrong, by queue; empty when all goes well. Never blocks. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        states.forEach((queue, state) -> state.get().ifPresent(trouble -> troubles.put(queue, trouble)));
        return troubles;
    }

    private void watch() {
        try {
            do {
                reconcile();
            } while (!closed.await(settings.reconcile().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Admission was broken off", e);
        } finally {
            running.values().forEach(feed -> feed.loop().stop());
        }
    }

    private void reconcile() {
        try {
            apply(queues.get());
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).log("Queues cannot be read; nothing is pulled meanwhile");
            running.values().forEach(feed -> feed.loop().hold());
        } catch (RuntimeException e) {
            LOG.error("Queues could not be looked at; admission goes on as before", e);
        }
    }

    private void apply(List<Queue> present) {
        Map<String, Supplier<Optional<String>>> seen = new HashMap<>();
        Map<String, String> fed = new HashMap<>();
        Map<Key, Queue> wanted = new HashMap<>();
        for (Queue queue : present) {
            queue.source().ifPresent(source -> {
                Optional<String> obstacle = obstacle(source, Optional.ofNullable(fed.get(source)));
                if (obstacle.isPresent()) {
                    report(queue.name(), source, obstacle.get());
                    seen.put(queue.name(), () -> obstacle);
                } else {
                    fed.put(source, queue.name());
                    wanted.put(new Key(queue.name(), source), queue);
                }
            });
        }
        stopAllBut(wanted.keySet());
        wanted.forEach((key, queue) -> {
            QueueSource source = Objects.requireNonNull(sources.get(key.source()));
            Running feed = running.computeIfAbsent(key, missing -> begin(missing, source, queue));
            feed.loop().queue(queue);
            seen.put(queue.name(), feed.loop()::trouble);
        });
        states = Map.copyOf(seen);
    }

    private Optional<String> obstacle(String source, Optional<String> alreadyFeeds) {
        if (!sources.containsKey(source)) {
            return Optional.of("its source \"" + source + "\" is not configured on this host");
        }
        return alreadyFeeds.map(other -> "its source \"" + source + "\" feeds the queue \"" + other + "\" already");
    }

    private void report(String queue, String source, String obstacle) {
        if (reported.add(queue + "/" + source)) {
            LOG.atWarn()
                    .addKeyValue("queue", queue)
                    .addKeyValue("source", source)
                    .addKeyValue("reason", obstacle)
                    .log("A queue cannot be fed");
        }
    }

    private void stopAllBut(Set<Key> wanted) {
        running.forEach((key, feed) -> {
            if (!wanted.contains(key)) {
                feed.loop().stop();
            }
        });
        running.keySet().retainAll(wanted);
    }

    private Running begin(Key key, QueueSource source, Queue queue) {
        FeedLoop loop = new FeedLoop(new Feed(key.source(), source, target, settings), queue, settings);
        LOG.atInfo()
                .addKeyValue("queue", key.queue())
                .addKeyValue("source", key.source())
                .log("Pulling from a source");
        return new Running(
                loop, Thread.ofVirtual().name("admission of " + key.queue()).start(loop::run));
    }

    /**
     * Ends all loops: a wait for messages is broken off, a batch that was received is finished. Waits up to a second; what is
     * broken off then comes again. Repeatable.
     */
    @Override
    public void close() {
        closed.countDown();
        List<Thread> threads = new ArrayList<>(List.of(thread));
        running.values().forEach(feed -> {
            feed.loop().stop();
            threads.add(feed.thread());
        });
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread each : threads) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (each.isAlive() && !each.join(left)) {
                    each.interrupt();
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
