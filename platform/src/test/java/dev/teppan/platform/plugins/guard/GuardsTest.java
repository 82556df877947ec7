package dev.teppan.platform.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.log.DownloadLinks;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectWriter;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueHold;
import dev.teppan.spi.queue.QueueSink;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.testkit.log.FakeLogStore;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardsTest {

    private static final ObjectKey KEY = new ObjectKey("a/b");

    private final MetricRegistry metrics = new MetricRegistry();
    private final InstanceHealth health = new InstanceHealth(InstantSource.system());
    private final CallGuard guard =
            new CallGuard("logStores/one", GuardsTest.class.getClassLoader(), Duration.ofMillis(300), metrics, health);
    private final FakeLogStore.Place place = new FakeLogStore.Place();
    private final LogStore store = Guards.of(new FakeLogStore(place), guard);

    static Stream<Map.Entry<Class<?>, Class<?>>> guards() {
        return Map.<Class<?>, Class<?>>ofEntries(
                Map.entry(JobExecutor.class, JobExecutorGuard.class),
                Map.entry(Run.class, RunGuard.class),
                Map.entry(ExecutorScaling.class, ExecutorScalingGuard.class),
                Map.entry(QueueSource.class, QueueSourceGuard.class),
                Map.entry(QueueSink.class, QueueSinkGuard.class),
                Map.entry(QueueDepth.class, QueueDepthGuard.class),
                Map.entry(QueueHold.class, QueueHoldGuard.class),
                Map.entry(LogStore.class, LogStoreGuard.class),
                Map.entry(ObjectWriter.class, ObjectWriterGuard.class),
                Map.entry(DownloadLinks.class, DownloadLinksGuard.class),
                Map.entry(Notifier.class, NotifierGuard.class))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void overridesEveryMethodOfItsInterface(Map.Entry<Class<?>, Class<?>> pair) {
        assertOverrides(pair.getKey(), pair.getValue());
    }

    @Test
    void protectionOverridesEveryMethodToo() {
        assertOverrides(JobExecutor.class, ProtectedExecutor.class);
    }

    private static void assertOverrides(Class<?> type, Class<?> guard) {
        assertThat(Arrays.stream(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers())))
                .isNotEmpty()
                .allSatisfy(method -> {
                    Method own = guard.getDeclaredMethod(method.getName(), method.getParameterTypes());
                    assertThat(own.getDeclaringClass()).isEqualTo(guard);
                });
    }

    @Test
    void becomesUnhealthyWithTheFirstErrorAndHealthyWithTheNextSuccess() throws Exception {
        place.failures().down("no route to host");
        assertThatThrownBy(() -> store.read(KEY, 0, 1)).isInstanceOf(RetryableException.class);
        assertThat(health.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.message()).isEqualTo("no route to host"));
        place.failures().works();
        assertThat(store.read(KEY, 0, 1)).isEmpty();
        assertThat(health.trouble()).isEmpty();
        assertThat(metrics.timer("plugins.logStores.one.read.calls").getCount()).isEqualTo(2);
        assertThat(metrics.counter("plugins.logStores.one.read.failures").getCount())
                .isEqualTo(1);
    }

    @Test
    void countsAStrangeExceptionAsABug() {
        place.failures().throwsThis(new IllegalStateException("not documented here"));
        assertThatThrownBy(() -> store.read(KEY, 0, 1))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("not documented here");
        assertThat(metrics.counter("plugins.logStores.one.read.bugs").getCount())
                .isEqualTo(1);
    }

    @Test
    void givesUpAfterTheDeadlineAndWorksAgainLater() throws Exception {
        place.failures().hangs();
        assertThatThrownBy(() -> store.read(KEY, 0, 1))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("within 300 ms");
        place.failures().works();
        assertThat(store.read(KEY, 0, 1)).isEmpty();
    }

    @Test
    void makesNoMoreCallsOfAMethodWhileManyHang() {
        CallGuard impatient = new CallGuard(
                "logStores/one", GuardsTest.class.getClassLoader(), Duration.ofMillis(20), metrics, health);
        AtomicInteger hanging = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        CallGuard.Call<Boolean> deaf = () -> {
            hanging.incrementAndGet();
            while (released.getCount() > 0) {
                var unused = Thread.interrupted();
                LockSupport.parkNanos(1_000_000);
            }
            return true;
        };
        try {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .untilAsserted(() -> assertThatThrownBy(() -> impatient.call("read", deaf))
                            .isInstanceOf(RetryableException.class)
                            .hasMessageContaining(HangingCalls.MOST + " calls that were given up still hang"));

            assertThat(hanging).hasValue(HangingCalls.MOST);
            assertThat(health.trouble()).isPresent();
            awaitAnswer(impatient, "write");
        } finally {
            released.countDown();
        }
        awaitAnswer(impatient, "read");
    }

    private static void awaitAnswer(CallGuard guard, String method) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(RetryableException.class)
                .until(() -> guard.call(method, () -> true));
    }

    @Test
    void handsAnInterruptionOn() throws Exception {
        place.failures().hangs();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                store.read(KEY, 0, 1);
            } catch (InterruptedException | RuntimeException e) {
                thrown.complete(e);
            }
        });
        caller.interrupt();
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void letsTheDocumentedRefusalOfADiscardThrough() {
        JobExecutor executor = executor(new IllegalStateException("still runs"));
        assertThatThrownBy(() -> executor.discard(new RunHandle(1, "x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("still runs");
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void tellsAnUnhealthyStatusInsteadOfThrowing() {
        JobExecutor executor = executor(new IllegalArgumentException("broken"));
        assertThat(executor.status().health().healthy()).isFalse();
        assertThat(executor.status().health().detail()).contains("broken");
    }

    @Test
    void stopsCallingAnExecutorThatKeepsFailing() {
        JobExecutor executor =
                new ProtectedExecutor("executors/x", executor(new RetryableException("engine away")), 1000, 10);
        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(executor::list).hasMessage("engine away");
        }
        assertThatThrownBy(executor::list)
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("many calls failed")
                .satisfies(
                        e -> assertThat(((RetryableException) e).retryAfter()).isPresent());
    }

    @Test
    void neverScalesAPoolTwiceAtOnceWhileAGivenUpCallHangs() throws Exception {
        CountDownLatch ends = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        ExecutorScaling stubborn = hint -> {
            calls.incrementAndGet();
            awaitWhateverComes(ends);
            return new ExecutorScaling.ScalingResult(true, "done");
        };
        Set<String> underWay = ConcurrentHashMap.newKeySet();
        ExecutorScaling guarded = new ExecutorScalingGuard(stubborn, guard, underWay);
        assertThatThrownBy(() -> guarded.apply(hint("main"))).hasMessageContaining("within 300 ms");

        assertThatThrownBy(() -> guarded.apply(hint("main"))).hasMessageContaining("has not ended yet");
        assertThatThrownBy(() -> guarded.apply(hint("other"))).hasMessageContaining("within 300 ms");
        assertThat(calls).as("one for each pool").hasValue(2);

        ends.countDown();
        await().until(underWay::isEmpty);
        assertThat(guarded.apply(hint("main")).detail()).isEqualTo("done");
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean ended = false;
        while (!ended) {
            try {
                ended = latch.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // A plugin that does not react to its interrupt is what this plays.
                ended = false;
            }
        }
    }

    private static CapacityHint hint(String pool) {
        return new CapacityHint(pool, Instant.EPOCH, 1, List.of(), Set.of(), Set.of(), "One.");
    }

    /** An executor whose every method throws. */
    private JobExecutor executor(RuntimeException failure) {
        JobExecutor throwing = (JobExecutor) Proxy.newProxyInstance(
                GuardsTest.class.getClassLoader(), new Class<?>[] {JobExecutor.class}, (proxy, method, arguments) -> {
                    throw failure;
                });
        return Guards.of(throwing, guard, InstantSource.system(), PoolShapes.STATED);
    }
}
