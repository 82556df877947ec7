package dev.teppan.bench;

import dev.teppan.platform.execution.ExecutionId;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** How fast the scheduler core decides, and what it holds, as ever more executions wait. */
final class SchedulerSpeed implements Benchmark {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int ENDS = 200;
    private static final int TURNS = 40;
    private static final int ROUNDS = 5;
    private static final int FENZO_ROUNDS = 2;
    private static final double SLOWER = 0.8;
    private static final double BYTES = 100;

    @Override
    public String name() {
        return "scheduler";
    }

    @Override
    public String description() {
        return "decisions a second of the scheduler core with 10,000 to 1,000,000 waiting, beside Netflix Fenzo; memory for each";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        Contest contest = new Contest("decisions a second")
                .side("10 k waiting", () -> decisions(FEW))
                .side("100 k waiting", () -> decisions(MANY))
                .side("1 M waiting", () -> decisions(MILLION))
                .run(1, rounds.orElse(ROUNDS));
        double bytes = bytesEach();
        System.out.printf(
                Locale.ROOT, "memory: %.1f bytes for each of 1 M waiting (heap in use after a collection)%n", bytes);
        idle();
        List<Judged> goals = new ArrayList<>(BesideFenzo.run(rounds.orElse(FENZO_ROUNDS)));
        goals.add(Judged.atLeast(
                "1 M waiting ÷ 10 k waiting",
                contest.ratio("1 M waiting", "10 k waiting").median(),
                SLOWER));
        goals.add(Judged.atMost("bytes for each waiting", bytes, BYTES));
        return Judged.verdict(name(), goals);
    }

    /** Ends, starts and as many arrivals, so that as many wait as before; ends and plans together, by this thread's time. */
    private static double decisions(int waiting) {
        SchedulerWorld world = full(waiting);
        for (int i = 0; i < TURNS; i++) {
            world.waits(world.turn(ENDS));
        }
        long decided = 0;
        long nanos = 0;
        for (int i = 0; i < TURNS; i++) {
            long from = cpuNanos();
            int started = world.turn(ENDS);
            nanos += cpuNanos() - from;
            decided += started;
            world.waits(started);
        }
        return decided * 1e9 / nanos;
    }

    private static SchedulerWorld full(int waiting) {
        SchedulerWorld world = new SchedulerWorld();
        world.waits(FEW);
        world.plan();
        world.waits(waiting - (int) world.waiting());
        world.plan();
        return world;
    }

    private static double bytesEach() throws InterruptedException {
        SchedulerWorld world = full(FEW);
        long before = heap();
        int added = MILLION - FEW;
        world.waits(added);
        double bytes = (heap() - before) / (double) added;
        if (world.waiting() < MILLION) {
            throw new IllegalStateException("only " + world.waiting() + " wait");
        }
        return bytes;
    }

    private static void idle() {
        SchedulerWorld world = full(MILLION);
        ExecutionId last = world.waitsLast();
        world.planAnew();
        int passes = 200;
        long from = cpuNanos();
        for (int i = 0; i < passes; i++) {
            world.plan();
        }
        long nothing = (cpuNanos() - from) / passes;
        for (int i = 0; i < passes; i++) {
            world.planAnew();
        }
        from = cpuNanos();
        for (int i = 0; i < passes; i++) {
            world.planAnew();
        }
        long changed = (cpuNanos() - from) / passes;
        from = cpuNanos();
        int letters = 0;
        for (int i = 0; i < passes; i++) {
            letters += world.whyYoungest(last).length();
        }
        System.out.printf(
                Locale.ROOT,
                "1 M waiting: a plan when nothing changed %.3f ms; when all nodes changed and nothing fits %.3f ms; why %.3f ms (%d letters)%n",
                nothing / 1e6,
                changed / 1e6,
                (cpuNanos() - from) / 1e6 / passes,
                letters / passes);
    }

    /** What this thread has used of a core, so that what else the machine does changes little. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
