package dev.teppan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomCheckTest {

    private static final List<ExecutorPools> EXECUTORS = List.of(
            new ExecutorPools("local", List.of(pool("small", Map.of("zone", "a"), Resources.of(2000, 4096)))),
            new ExecutorPools(
                    "ecs",
                    List.of(
                            pool("wide", Map.of(), Resources.of(8000, 8192)),
                            pool("tall", Map.of(), Resources.of(4000, 65_536)))));

    @Test
    void acceptsWhatFitsInOneShape() {
        assertThat(check(Resources.of(8000, 8192), RunsOn.ANYWHERE)).isEmpty();
        assertThat(check(Resources.of(2000, 4096), on("local", null, Map.of()))).isEmpty();
    }

    @Test
    void namesTheResourceThatNoNodeHas() {
        assertThat(check(Resources.of(3000, 8000), on("local", null, Map.of())))
                .containsExactly(
                        new Problem(
                                "/resources/cpu",
                                "must be at most 2000m, which the largest node of the pool \"small\" has; it needs 3000m"),
                        new Problem(
                                "/resources/memory",
                                "must be at most 4096MiB, which the largest node of the pool \"small\" has; it needs 8000MiB"));
    }

    @Test
    void saysWhenEachFitsAloneButNotTogether() {
        assertThat(check(Resources.of(8000, 65_536), RunsOn.ANYWHERE))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("must fit together in one node: it needs cpu 8000m, memory 65536MiB; the nearest, of"
                                + " the pool \"tall\", has cpu 4000m, memory 65536MiB"));
    }

    @Test
    void namesWhatItCannotFind() {
        assertThat(check(Resources.NONE, on("loco", null, Map.of())))
                .containsExactly(
                        new Problem("/runsOn/executor", "must name a configured executor; did you mean \"local\"?"));
        assertThat(check(Resources.NONE, on(null, "wid", Map.of())))
                .containsExactly(new Problem("/runsOn/pool", "must name a pool; did you mean \"wide\"?"));
        assertThat(check(Resources.NONE, on("local", null, Map.of("zone", "b"))))
                .extracting(Problem::pointer)
                .containsExactly("/runsOn/labels");
    }

    @Test
    void doubtsNothingBeforeAnExecutorHasToldItsPools() {
        assertThat(RoomCheck.check(
                        Resources.of(1_000_000, 1), RunsOn.ANYWHERE, List.of(new ExecutorPools("new", List.of()))))
                .isEmpty();
    }

    private static List<Problem> check(Resources needed, RunsOn runsOn) {
        return RoomCheck.check(needed, runsOn, EXECUTORS);
    }

    private static RunsOn on(String executor, String pool, Map<String, String> labels) {
        return new RunsOn(Optional.ofNullable(executor), Optional.ofNullable(pool), labels);
    }

    private static Pool pool(String name, Map<String, String> labels, Resources shape) {
        return new Pool(name, labels, List.of(), List.of(shape), Optional.empty());
    }
}
