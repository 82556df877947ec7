package dev.teppan.platform.plugins.guard;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls into one plugin instance. What leaves here is an answer, a {@link PluginException} or an
 * interruption; anything else that the plugin threw is a bug
 * of the plugin, is counted as such, and leaves as {@link RetryableException}, since nobody knows how far the call came.
 *
 * <p>A call with a deadline runs on a virtual thread of its own, so that it can be given up while it hangs. While many of a
 * method hang, no more of it are made.
 */
public final class CallGuard {

    private static final Logger LOG = LoggerFactory.getLogger(CallGuard.class);

    private final String instance;
    private final ClassLoader loader;
    private final Duration deadline;
    private final MetricRegistry metrics;
    private final InstanceHealth health;
    private final HangingCalls hanging;

    /**
     * @param instance section and name, as in {@code executors/local}
     * @param loader the plugin's class loader, which its calls see as context class loader
     * @param deadline how long a call may take
     */
    public CallGuard(
            String instance, ClassLoader loader, Duration deadline, MetricRegistry metrics, InstanceHealth health) {
        this.instance = instance;
        this.loader = loader;
        this.deadline = deadline;
        this.metrics = metrics;
        this.health = health;
        this.hanging = new HangingCalls(instance);
    }

    /** A call into the plugin. */
    @FunctionalInterface
    public interface Call<T> {
        /** Makes the call, on a thread with the plugin's class loader. */
        T run() throws Exception;
    }

    /** A call without an answer. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /**
     * Calls within the deadline.
     *
     * @param method what it is counted under
     * @throws PluginException when it failed, in whatever way
     */
    public <T> T call(String method, Call<T> call) throws InterruptedException {
        return call(method, Duration.ZERO, call);
    }

    /** Calls within the deadline, and so much longer. */
    <T> T call(String method, Duration longer, Call<T> call) throws InterruptedException {
        return timed(method, false, () -> bounded(method, deadline.plus(longer), call));
    }

    void run(String method, Action action) throws InterruptedException {
        call(method, asCall(action));
    }

    /**
     * Calls a repeatable method whose signature knows no interruption: an interrupted caller asks once more, up to the
     * deadline, and stays interrupted. As such methods answer from memory, a good answer says little about the health.
     */
    <T> T ask(String method, Call<T> call) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return timed(method, true, () -> bounded(method, deadline, call));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void tell(String method, Action action) {
        ask(method, asCall(action));
    }

    /** Calls on the calling thread, for as long as it takes: what waits for a workload has no deadline. */
    <T> T endless(String method, Call<T> call) throws InterruptedException {
        return timed(method, false, () -> inContext(call));
    }

    private static Call<Object> asCall(Action action) {
        return () -> {
            action.run();
            return true;
        };
    }

    private <T> T timed(String method, boolean memory, Call<T> call) throws InterruptedException {
        Timer.Context timer = metrics.timer(name(method, "calls")).time();
        try {
            T answer = Objects.requireNonNull(call.run(), "the answer is null");
            health.succeeded(method, memory);
            return answer;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            throw translate(method, e);
        } finally {
            timer.stop();
        }
    }

    private RuntimeException translate(String method, Throwable failure) {
        Optional<RuntimeException> hosts = HostFailure.in(failure);
        if (hosts.isPresent()) {
            return hosts.get();
        }
        if (failure instanceof PluginException expected) {
            failed(method, "failures", expected);
            return expected;
        }
        failed(method, "bugs", failure);
        return new RetryableException(instance + " failed unexpectedly in " + method + ": " + failure, failure);
    }

    private <T> T bounded(String method, Duration limit, Call<T> call) throws Exception {
        HangingCalls.Call made = hanging.begin(method);
        FutureTask<T> task = new FutureTask<>(() -> inContext(call));
        Thread.ofVirtual().name("plugin " + instance + " " + method).start(() -> {
            task.run();
            made.ended();
        });
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            made.givenUp();
            throw e;
        } catch (TimeoutException e) {
            made.givenUp();
            metrics.counter(name(method, "deadlines")).inc();
            throw new RetryableException(
                    instance + " did not answer " + method + " within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw unwrapped(method, e);
        } finally {
            task.cancel(true);
        }
    }

    private Exception unwrapped(String method, ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof InterruptedException) {
            // The caller was not interrupted, so the plugin interrupted itself.
            return new RetryableException(instance + " broke off " + method, cause);
        }
        return cause instanceof Exception exception ? exception : failure;
    }

    private <T> T inContext(Call<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void failed(String method, String kind, Throwable failure) {
        metrics.counter(name(method, kind)).inc();
        // The row of errors that follows is counted, and shown with the instance; the caller decides what it logs.
        if (health.failed(method, describe(failure))) {
            LOG.atWarn()
                    .addKeyValue("instance", instance)
                    .addKeyValue("method", method)
                    .setCause(failure)
                    .log("A plugin call failed");
        }
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof PluginException && message != null ? message : failure.toString();
    }

    private String name(String method, String what) {
        return MetricRegistry.name("plugins", instance.replace('/', '.'), method, what);
    }
}
