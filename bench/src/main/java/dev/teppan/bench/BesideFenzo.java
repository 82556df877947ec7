package dev.teppan.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The scheduler core beside Netflix Fenzo, 10,000 waiting, in one JVM on the same input. By the clock, as Fenzo looks at nodes on
 * all processors. Each side is warmed up and measured for the same time, in each round anew.
 */
final class BesideFenzo {

    private static final int WAITING = 10_000;
    private static final int ENDS = 200;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final double ALL_NODES = 1;
    private static final double GOOD_ENOUGH = 0.5;
    private static final double FASTER = 20;
    private static final double NOTHING_FITS = 0.01;

    private static final String TEPPAN = "Teppan";
    private static final String FENZO = "Fenzo";
    private static final String EARLY = "Fenzo, good enough";

    private BesideFenzo() {}

    static List<Judged> run(int rounds) throws Exception {
        Contest full = contest("decisions a second, full nodes", BesideFenzo::full, rounds);
        Contest empty = contest("decisions a second, empty nodes", BesideFenzo::empty, rounds);
        Contest nothing = new Contest("ms for a pass when nothing fits")
                .side(TEPPAN, () -> pass(SchedulerWorld::new))
                .side(FENZO, () -> pass(() -> new FenzoWorld(ALL_NODES)))
                .run(0, rounds);
        List<Judged> goals = new ArrayList<>();
        for (String peer : List.of(FENZO, EARLY)) {
            goals.add(Judged.atLeast(
                    "10 k waiting, full nodes ÷ " + peer,
                    full.ratio(TEPPAN, peer).median(),
                    FASTER));
            System.out.printf(
                    Locale.ROOT,
                    "10 k waiting, empty nodes ÷ %s %.1f%n",
                    peer,
                    empty.ratio(TEPPAN, peer).median());
        }
        goals.add(Judged.atMost(
                "a pass when nothing fits ÷ Fenzo", nothing.ratio(TEPPAN, FENZO).median(), NOTHING_FITS));
        return goals;
    }

    private interface Measured {
        double of(Supplier<PlacingWorld> worlds) throws Exception;
    }

    private static Contest contest(String unit, Measured measured, int rounds) throws Exception {
        return new Contest(unit)
                .side(TEPPAN, () -> measured.of(SchedulerWorld::new))
                .side(FENZO, () -> measured.of(() -> new FenzoWorld(ALL_NODES)))
                .side(EARLY, () -> measured.of(() -> new FenzoWorld(GOOD_ENOUGH)))
                .run(0, rounds);
    }

    /** Nodes are full; some of what runs ends, what waits takes the room, and as many arrive. Arrivals are not counted. */
    private static double full(Supplier<PlacingWorld> worlds) {
        try (PlacingWorld world = filled(worlds)) {
            turns(world);
            return turns(world);
        }
    }

    private static PlacingWorld filled(Supplier<PlacingWorld> worlds) {
        PlacingWorld world = worlds.get();
        while (world.waiting() < WAITING) {
            world.waits(WAITING - (int) world.waiting());
            world.plan();
        }
        return world;
    }

    private static double turns(PlacingWorld world) {
        long decided = 0;
        long nanos = 0;
        while (nanos < TIME.toNanos()) {
            long from = System.nanoTime();
            int started = world.turn(ENDS);
            nanos += System.nanoTime() - from;
            decided += started;
            world.waits(started);
        }
        return decided * 1e9 / nanos;
    }

    /** Nodes are empty and all that fits starts at once; a new world for each pass. */
    private static double empty(Supplier<PlacingWorld> worlds) {
        fills(worlds);
        return fills(worlds);
    }

    private static double fills(Supplier<PlacingWorld> worlds) {
        long decided = 0;
        long nanos = 0;
        while (nanos < TIME.toNanos()) {
            try (PlacingWorld world = worlds.get()) {
                world.waits(WAITING);
                long from = System.nanoTime();
                decided += world.plan();
                nanos += System.nanoTime() - from;
            }
        }
        return decided * 1e9 / nanos;
    }

    /** Milliseconds of a pass in which each need is tried anew and none fits. */
    private static double pass(Supplier<PlacingWorld> worlds) {
        try (PlacingWorld world = filled(worlds)) {
            passes(world);
            return passes(world);
        }
    }

    private static double passes(PlacingWorld world) {
        long nanos = 0;
        int passes = 0;
        while (nanos < TIME.toNanos()) {
            long from = System.nanoTime();
            int started = world.planAnew();
            nanos += System.nanoTime() - from;
            passes++;
            if (started > 0) {
                throw new IllegalStateException(started + " started, and nothing should fit");
            }
        }
        return nanos / 1e6 / passes;
    }
}
