package dev.teppan.platform.simulation.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.teppan.platform.simulation.Arrival;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.spi.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SwfWorkloadTest {

    private static final NodeModel NODES =
            new NodeModel(Resources.of(4_000, 16_000), 1, Duration.ZERO, Duration.ZERO, 0, 9);
    private static final SwfMapping MAPPING = new SwfMapping(1_000, 1_024, 100);

    @Test
    void readsHeadersAndJobsInTheOrderOfTheirSubmitTimes() throws TraceException {
        SwfWorkload.Read read = read("""
                ; Version: 2.2
                ; Computer: A machine
                ;  just a comment

                2 500 -1 60 2 -1 -1 -1 -1 -1 1 7 1 3 1 -1 -1 -1
                1 100 -1 30 1 -1 -1 -1 90 -1 1 8 1 3 1 -1 -1 -1
                """);

        assertThat(read.headers()).containsEntry("Computer", "A machine").containsEntry("Version", "2.2");
        assertThat(read.workload().arrivals())
                .extracting(Arrival::at, Arrival::runs)
                .containsExactly(tuple(0L, 30_000L), tuple(400_000L, 60_000L));
        assertThat(read.workload().shape(read.workload().arrivals().getFirst())).satisfies(shape -> {
            assertThat(shape.job().application()).isEqualTo("user-8");
            assertThat(shape.job().job()).isEqualTo("executable-3");
            assertThat(shape.queue()).isEqualTo("queue-1");
            assertThat(shape.timeout()).isEqualTo(Duration.ofSeconds(90));
            assertThat(shape.resources()).isEqualTo(Resources.of(1_000, 1_024));
        });
    }

    @Test
    void takesMemoryAndProcessorsFromTheTraceWhereItHasThem() throws TraceException {
        SwfWorkload.Read read = read("1 0 -1 30 -1 -1 300 2 -1 2000 1 8 1 3 1 -1 -1 -1");

        // Two that were asked for, with 2,000 KiB each.
        assertThat(read.workload().kinds())
                .singleElement()
                .satisfies(shape -> assertThat(shape.resources()).isEqualTo(Resources.of(2_000, 4)));
    }

    @Test
    void splitsWhatIsWiderThanANode() throws TraceException {
        SwfWorkload.Read read = read("1 0 -1 30 10 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1 -1");

        assertThat(read.jobs()).isEqualTo(1);
        assertThat(read.split()).isEqualTo(1);
        assertThat(read.workload().arrivals())
                .extracting(
                        arrival -> read.workload().shape(arrival).resources().cpu())
                .containsExactly(4_000L, 4_000L, 2_000L);
    }

    @Test
    void leavesOutWhatNeverRanAndPartsOfOthers() throws TraceException {
        SwfWorkload.Read read = read("""
                1 0 -1 30 1 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1 -1
                2 1 -1 0 1 -1 -1 -1 -1 -1 5 8 1 3 1 -1 -1 -1
                3 2 -1 30 1 -1 -1 -1 -1 -1 2 8 1 3 1 -1 -1 -1
                4 3 -1 30 -1 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1 -1
                """);

        assertThat(read.workload().arrivals()).hasSize(1);
        assertThat(read.leftOut()).isEqualTo(3);
    }

    @Test
    void namesBadLinesByNumber() {
        TraceException refused = refusal("""
                ; Version: 2.2
                1 0 -1 30 1 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1
                2 0 -1 much 1 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1 -1
                3 0 -1 30 1 -1 -1 -1 -1 -1 1 8 1 3 1 -1 -1 -1
                """);

        assertThat(refused.problems())
                .containsExactly(
                        "line 2: has 17 fields, must have 18",
                        "line 3: field 4 (run time) must be a number, not \"much\"");
    }

    @Test
    void namesTwentyBadLinesAndCountsTheOthers() {
        assertThat(refusal("1 2 3\n".repeat(25)).problems()).hasSize(21).last().isEqualTo("5 more bad lines");
    }

    @Test
    void refusesAProcessorThatFitsNoNodeAndATraceWithoutJobs() {
        assertThat(refusal("1 0 -1 30 1 -1 -1 -1 -1 99000000 1 8 1 3 1 -1 -1 -1")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("line 1: a processor needs 1000 millicores and 96680 MiB");
        assertThat(refusal("; nothing").problems()).containsExactly("no job of the trace ran");
    }

    private static SwfWorkload.Read read(String text) throws TraceException {
        return SwfWorkload.read("trace", text.lines().iterator(), MAPPING, NODES);
    }

    private static TraceException refusal(String text) {
        return catchThrowableOfType(TraceException.class, () -> read(text));
    }
}
