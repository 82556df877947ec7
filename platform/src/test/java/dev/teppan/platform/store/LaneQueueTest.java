package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.ExecutionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The queue before the lane is bounded, and lets nobody starve. */
class LaneQueueTest {

    private final LaneQueue queue = new LaneQueue();

    private static Unit<Boolean> unit(Urgency urgency) {
        return Unit.of(urgency, handle -> true, Duration.ofMinutes(1));
    }

    private static Unit<Announcement> arrival(int bytes) {
        NewExecution small = new Samples(LaneQueueTest::anyId).pending();
        return Unit.arrivals(
                List.of(new NewExecution(
                        small.execution(), "x".repeat(bytes), Map.of(), Optional.empty(), Samples.ACTOR)),
                Duration.ofMinutes(1));
    }

    private static ExecutionId anyId() {
        return new ExecutionId("00000000-0000-7000-8000-000000000001");
    }

    @Test
    void takesTurnsFirstAndSomeOfEachUrgency() throws Exception {
        for (int i = 0; i < 40; i++) {
            queue.add(unit(Urgency.REST));
            queue.add(arrival(10));
            queue.add(unit(Urgency.DISPATCH));
        }

        List<Unit<?>> batch = queue.take();

        assertThat(batch).extracting(Unit::urgency).isSorted();
        assertThat(batch.getFirst().urgency()).isEqualTo(Urgency.DISPATCH);
        assertThat(batch).extracting(Unit::urgency).contains(Urgency.ENQUEUE, Urgency.REST);
    }

    @Test
    void refusesAtOnceWhatIsTooMuch() throws Exception {
        int accepted = 0;
        for (; accepted < 1_000; accepted++) {
            queue.add(unit(Urgency.DISPATCH));
        }

        assertThatThrownBy(() -> queue.add(unit(Urgency.DISPATCH))).isInstanceOf(StoreException.Overloaded.class);
        queue.add(unit(Urgency.REST));
        queue.take();
        queue.add(unit(Urgency.DISPATCH));
    }

    @Test
    void boundsNewExecutionsByTheirSize() {
        for (int i = 0; i < 6; i++) {
            queue.add(arrival(10 << 20));
        }

        assertThatThrownBy(() -> queue.add(arrival(10 << 20))).isInstanceOf(StoreException.Overloaded.class);
        queue.add(arrival(10));
    }

    @Test
    void takesOneThatIsLargerThanTheBoundWhenNothingWaits() {
        queue.add(arrival(70 << 20));

        assertThatThrownBy(() -> queue.add(arrival(1))).isInstanceOf(StoreException.Overloaded.class);
    }

    @Test
    void handsOutWhatWaitsAfterItWasClosedAndThenNothing() throws Exception {
        queue.add(unit(Urgency.REST));
        queue.close();

        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
        assertThatThrownBy(() -> queue.add(unit(Urgency.REST))).isInstanceOf(StoreException.Unavailable.class);
    }
}
