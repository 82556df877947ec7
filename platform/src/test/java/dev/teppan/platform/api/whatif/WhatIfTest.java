package dev.teppan.platform.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.simulation.scenario.NodesCodec;
import dev.teppan.platform.simulation.scenario.RuleChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final WhatIfRequest REQUEST = new WhatIfRequest(
            Duration.ofDays(1),
            100,
            1,
            Duration.ofHours(1),
            NodesCodec.USUAL,
            NodesCodec.USUAL.upTo(3),
            RuleChanges.NONE);

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersOneAtATimeOnAThreadOfTheLowestPriorityAndRefusesTheSecondMeanwhile() throws Exception {
        Stuck clock = new Stuck();
        try (WhatIf whatIf = new WhatIf(server.database().history(), clock, WhatIfBounds.USUAL)) {
            CompletableFuture<Throwable> first = CompletableFuture.supplyAsync(() -> failure(whatIf));
            assertThat(clock.reached.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(failure(whatIf)).isInstanceOf(Refusal.class).hasMessageContaining("another question");

            clock.go.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).hasMessageContaining("/span");
            assertThat(clock.thread.get().isVirtual()).isFalse();
            assertThat(clock.thread.get().getPriority()).isEqualTo(Thread.MIN_PRIORITY);
        }
    }

    @Test
    void whoAsksWaitsNoLongerThanTheBoundAndTheWorkIsInterrupted() throws Exception {
        Stuck clock = new Stuck();
        WhatIfBounds bounds = new WhatIfBounds(
                Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(10), Duration.ofSeconds(1));
        try (WhatIf whatIf = new WhatIf(server.database().history(), clock, bounds)) {
            assertThat(failure(whatIf)).isInstanceOf(Refusal.class).hasMessageContaining("took longer");
            assertThat(clock.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void processorTimeIsBounded() {
        ProcessorTime time = new ProcessorTime(Duration.ofMillis(20), Duration.ofMillis(5));

        assertThatThrownBy(() -> {
                    while (true) {
                        time.spend();
                    }
                })
                .isInstanceOf(ProcessorTime.SpentException.class)
                .hasMessageContaining("processor time");
    }

    private static Throwable failure(WhatIf whatIf) {
        try {
            whatIf.ask(REQUEST);
            return new AssertionError("answered");
        } catch (Refusal | InterruptedException e) {
            return e;
        }
    }

    /** A clock that is not read before it may be. */
    private static final class Stuck implements InstantSource {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final AtomicReference<Thread> thread = new AtomicReference<>();

        @Override
        public Instant instant() {
            thread.set(Thread.currentThread());
            reached.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return Instant.parse("2026-01-01T00:00:00Z");
        }
    }
}
