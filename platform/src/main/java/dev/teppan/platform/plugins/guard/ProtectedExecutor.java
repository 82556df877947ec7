package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the host from leaning too hard on an executor: so many calls at once, so many in a second, and none for a while
 * after many failed.
 *
 * <p>A start that is held back here ends as {@link RetryableException}, never as a refusal: an earlier call with the same
 * token may have started something, and a refusal would say that nothing was.
 */
public final class ProtectedExecutor implements JobExecutor {

    private static final Duration OPEN_FOR = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JobExecutor executor;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter limiter;

    /**
     * @param executor the guarded executor
     * @param perSecond how many calls may begin in a second
     * @param concurrent how many calls may be under way
     */
    public ProtectedExecutor(String instance, JobExecutor executor, int perSecond, int concurrent) {
        this.executor = executor;
        this.breaker = CircuitBreaker.of(
                instance,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(OPEN_FOR)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .recordExceptions(RetryableException.class)
                        .ignoreExceptions(InterruptedException.class)
                        .build());
        this.bulkhead = Bulkhead.of(
                instance,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrent)
                        .maxWaitDuration(PATIENCE)
                        .build());
        this.limiter = RateLimiter.of(
                instance,
                RateLimiterConfig.custom()
                        .limitForPeriod(perSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(PATIENCE)
                        .build());
    }

    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        return protect(() -> executor.start(launch));
    }

    @Override
    public FindResult find(LaunchReference reference) throws InterruptedException {
        return protect(() -> executor.find(reference));
    }

    @Override
    public List<Workload> list() throws InterruptedException {
        return protect(executor::list);
    }

    @Override
    public void discard(RunHandle handle) throws InterruptedException {
        protect(() -> {
            executor.discard(handle);
            return Boolean.TRUE;
        });
    }

    @Override
    public ExecutorLimits limits() {
        return executor.limits();
    }

    @Override
    public ExecutorStatus status() {
        return executor.status();
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return executor.scaling();
    }

    @Override
    public void close() {
        executor.close();
    }

    // The breaker is innermost: what waits for its turn holds none of the few permits of a half-open breaker.
    private <T> T protect(CheckedSupplier<T> call) throws InterruptedException {
        CheckedSupplier<T> guarded = Bulkhead.decorateCheckedSupplier(
                bulkhead,
                RateLimiter.decorateCheckedSupplier(limiter, CircuitBreaker.decorateCheckedSupplier(breaker, call)));
        try {
            return guarded.get();
        } catch (CallNotPermittedException e) {
            throw new RetryableException("not called, as many calls failed just now", OPEN_FOR);
        } catch (RequestNotPermitted | BulkheadFullException | AcquirePermissionCancelledException e) {
            refuseInterrupted();
            throw new RetryableException("not called, as too many calls wait for it", Duration.ofSeconds(1));
        } catch (InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new RetryableException("failed unexpectedly: " + e, e);
        }
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
