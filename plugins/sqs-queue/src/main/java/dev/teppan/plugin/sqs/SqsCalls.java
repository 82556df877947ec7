package dev.teppan.plugin.sqs;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.PluginMetrics;
import dev.teppan.spi.RetryableException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Every call to SQS: counted, behind a breaker that opens when half of the last ten got no answer, and ended by {@link #close}. The
 * client is made by the first one. Thread-safe.
 */
final class SqsCalls implements AutoCloseable {

    private static final int WINDOW = 10;
    private static final int AT_LEAST = 5;
    private static final Duration OPEN = Duration.ofSeconds(5);

    private final SqsSettings settings;
    private final QueueAddress address;
    private final PluginMetrics metrics;
    private final CircuitBreaker breaker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiting> waiting = new HashSet<>();
    private @Nullable Clients clients;
    private volatile boolean closed;

    /** A thread that waits in a call, and whether closing broke it off. Guarded by the lock. */
    private static final class Waiting {
        private final Thread thread = Thread.currentThread();
        private boolean brokenOff;
    }

    SqsCalls(SqsSettings settings, QueueAddress address, PluginMetrics metrics) {
        this.settings = settings;
        this.address = address;
        this.metrics = metrics;
        this.breaker = CircuitBreaker.of(
                "sqs",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(AT_LEAST)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    boolean closed() {
        return closed;
    }

    /**
     * Makes a call.
     *
     * @param name SQS's own
     * @throws PluginException when it failed; retryable too while the breaker is open and after {@link #close}
     */
    <T> T call(String name, Function<SqsClient, T> call) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException(name);
        }
        SqsClient client = client();
        if (!breaker.tryAcquirePermission()) {
            throw new RetryableException(
                    "SQS did not answer several times; the next try of the queue " + address.name()
                            + " follows shortly",
                    OPEN);
        }
        long from = System.nanoTime();
        Waiting mine = enter();
        try {
            T answer = call.apply(client);
            leave(mine);
            breaker.onSuccess(System.nanoTime() - from, TimeUnit.NANOSECONDS);
            return answer;
        } catch (SdkException e) {
            throw failed(name, e, mine, System.nanoTime() - from);
        } catch (RuntimeException | Error e) {
            leave(mine);
            breaker.releasePermission();
            throw e;
        } finally {
            metrics.count("calls." + name, 1);
        }
    }

    private PluginException failed(String name, SdkException failure, Waiting mine, long nanos)
            throws InterruptedException {
        boolean brokenOff = leave(mine);
        if (brokenOff || closed) {
            breaker.releasePermission();
            return new RetryableException("the source is closed", failure);
        }
        if (Thread.interrupted()) {
            breaker.releasePermission();
            InterruptedException interrupted = new InterruptedException(name);
            interrupted.initCause(failure);
            throw interrupted;
        }
        PluginException translated = Failures.translated(name, address.name(), failure);
        if (translated instanceof RetryableException) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
        metrics.count("failures." + name, 1);
        return translated;
    }

    private SqsClient client() {
        lock.lock();
        try {
            if (closed) {
                throw new RetryableException("the source is closed");
            }
            if (clients == null) {
                clients = new Clients(settings, address);
            }
            return clients.sqs();
        } finally {
            lock.unlock();
        }
    }

    private Waiting enter() {
        Waiting mine = new Waiting();
        lock.lock();
        try {
            waiting.add(mine);
        } finally {
            lock.unlock();
        }
        return mine;
    }

    /** Answers whether closing broke the call off, whose interruption is taken back then. */
    private boolean leave(Waiting mine) {
        lock.lock();
        try {
            waiting.remove(mine);
            if (mine.brokenOff) {
                var unused = Thread.interrupted();
            }
            return mine.brokenOff;
        } finally {
            lock.unlock();
        }
    }

    /** Ends calls that wait. Repeatable. */
    @Override
    public void close() {
        @Nullable Clients open;
        lock.lock();
        try {
            closed = true;
            open = clients;
            clients = null;
            waiting.forEach(each -> {
                each.brokenOff = true;
                each.thread.interrupt();
            });
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
    }
}
