package dev.teppan.platform.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.plugins.PoolSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolSectionsTest {

    @Test
    void readsThePoolsOfAnExecutor() throws Exception {
        PoolSettings pool = ConfigurationText.read("""
                        executors:
                          ecs:
                            type: ecs
                            pools:
                              main:
                                max: 20
                                idleGrace: 5m
                                shapes:
                                  - {size: {cpu: 4, memory: 16GiB}, pricePerHour: 0.2}
                                  - {size: {cpu: 16, memory: 64GiB}, pricePerHour: 0.8}
                        """)
                .plugins()
                .executors()
                .get("ecs")
                .pools()
                .get("main");

        assertThat(pool.scaling()).isEqualTo(PoolSettings.Scaling.SEND);
        assertThat(pool.max()).isEqualTo(20);
        assertThat(pool.idleGrace()).isEqualTo(Duration.ofMinutes(5));
        assertThat(pool.shapes()).extracting(PoolSettings.Shape::pricePerHour).containsExactly(0.2, 0.8);
    }

    @Test
    void namesEveryBadField() throws Exception {
        assertThat(ConfigurationText.errors("""
                        executors:
                          ecs:
                            type: ecs
                            pools:
                              a: {max: 4, min: 5, headRoom: 0.1, cooldown: 2d, keepIdleGrace: 25h}
                              b: {headRoom: 11, scaling: maybe, shaps: []}
                              c: {max: 10, mostPerHour: 1.5, min: 4, shapes: [{size: {cpu: 1, memory: 1GiB}, pricePerHour: 0.5}]}
                              d: {max: 10, mostPerHour: 0}
                              e: {max: 10, shapes: [{size: {cpu: 1}}, {size: {cpu: 1}, pricePerHour: 2}]}
                        """))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "/executors/ecs/pools/a/min: must not be more than max, which is 4",
                        "/executors/ecs/pools/a/cooldown: must be at most 1d",
                        "/executors/ecs/pools/a/keepIdleGrace: must be at most 1d",
                        "/executors/ecs/pools/b/headRoom: must be less than or equal to 10",
                        "/executors/ecs/pools/b/max: must be given",
                        "/executors/ecs/pools/b/scaling: must be one of send, show",
                        "/executors/ecs/pools/b/shaps: is not a setting; did you mean shapes?",
                        "/executors/ecs/pools/c/mostPerHour: must be at least 2.0, which min nodes of the cheapest shape cost",
                        "/executors/ecs/pools/d/mostPerHour: must be more than 0",
                        "/executors/ecs/pools/d/shapes: must be given with their prices, as mostPerHour is",
                        "/executors/ecs/pools/e/shapes/0/size: must have cpu and memory",
                        "/executors/ecs/pools/e/shapes/0/pricePerHour: must be given and more than 0,"
                                + " as that of another shape is",
                        "/executors/ecs/pools/e/shapes/1/size: must have cpu and memory",
                        "/executors/ecs/pools/e/shapes/1/size: is there twice"));
    }

    @Test
    void refusesPoolsOfWhatHasNone() throws Exception {
        assertThat(ConfigurationText.errors("""
                        executors: {ecs: {type: ecs, pools: [main]}}
                        notifiers: {ops: {type: slack, pools: {main: {max: 1}}}}
                        """))
                .containsExactlyInAnyOrder(
                        "/executors/ecs/pools: must be a group of names of pools, each with its settings",
                        "/notifiers/ops/pools: is not a setting; known are type, settings, calls");
    }
}
