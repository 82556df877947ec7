package dev.teppan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * From the start of the process to the first enqueue that is accepted over HTTP, and the memory when idle: Teppan with all its
 * plugins and no class archive against a bare server of the same libraries, and as shipped against JobRunr.
 */
final class Startup implements Benchmark {

    private static final int ROUNDS = 10;
    private static final double GOAL_BARE = 1.4;
    private static final double GOAL_JOBRUNR = 2;

    private static final String PLAIN = "teppan, no archive";
    private static final String SHIPPED = "teppan, as shipped";
    private static final String BARE = "bare dropwizard";
    private static final String JOBRUNR = "jobrunr with dashboard";

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String description() {
        return "from start to first enqueue and idle memory, against a bare Dropwizard and JobRunr";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        Path folder = Files.createTempDirectory("startup-bench");
        Path cache = Files.createDirectory(folder.resolve("cache"));
        StartSides sides = StartSides.of(distribution, folder);
        // The first writes the archive when it stops; the second checks it when it starts.
        sides.teppan(cache.toString()).measure();
        sides.teppan(cache.toString()).measure();
        StartContest contest = new StartContest()
                .side(PLAIN, () -> sides.teppan("off"))
                .side(BARE, sides::bare)
                .side(SHIPPED, () -> sides.teppan(cache.toString()))
                .side(JOBRUNR, sides::jobRunr)
                .run(rounds.orElse(ROUNDS));
        Folders.delete(folder);
        Map.of(PLAIN, BARE, SHIPPED, JOBRUNR).forEach((one, other) -> {
            print(contest, one, other, "time", StartCost::seconds);
            print(contest, one, other, "processor", StartCost::processorSeconds);
            print(contest, one, other, "memory", StartCost::residentMib);
        });
        return Judged.verdict(
                name(),
                List.of(
                        Judged.atMost(
                                "no archive, time to bare",
                                median(contest, PLAIN, BARE, StartCost::seconds),
                                GOAL_BARE),
                        Judged.atMost(
                                "no archive, memory to bare",
                                median(contest, PLAIN, BARE, StartCost::residentMib),
                                GOAL_BARE),
                        Judged.atMost(
                                "as shipped, time to JobRunr",
                                median(contest, SHIPPED, JOBRUNR, StartCost::seconds),
                                GOAL_JOBRUNR)));
    }

    private static void print(
            StartContest contest, String one, String other, String what, ToDoubleFunction<StartCost> figure) {
        System.out.println(one + " to " + other + ", " + what + ": "
                + contest.ratio(one, other, figure).words());
    }

    private static double median(StartContest contest, String one, String other, ToDoubleFunction<StartCost> figure) {
        return contest.ratio(one, other, figure).median();
    }
}
