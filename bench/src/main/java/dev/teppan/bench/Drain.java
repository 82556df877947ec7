package dev.teppan.bench;

import dev.teppan.bench.peer.DbScheduler;
import dev.teppan.bench.peer.JobRunrPeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** 100,000 waiting executions of a job that does nothing, run to their ends, against db-scheduler and JobRunr. */
final class Drain implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int EXECUTIONS = 100_000;
    /** Fewer, as its rate is far lower; a rate it is all the same. */
    private static final int JOBRUNR_EXECUTIONS = 10_000;

    private static final int WARM_UP = 20_000;
    private static final int SLOTS = 2_000;

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public String description() {
        return "100,000 waiting executions that do nothing, against db-scheduler and JobRunr";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        List<Backlog.Cost> costs = new ArrayList<>();
        try (PostgresServer postgres = PostgresServer.start();
                TeppanServer teppan = TeppanServer.withNoop(
                        distribution,
                        TeppanServer.postgres(postgres.create("teppan")),
                        new TeppanServer.NoopExecutor(SLOTS, 0));
                Backlog backlog = new Backlog(teppan, postgres, "teppan");
                DbScheduler dbScheduler =
                        new DbScheduler(postgres.create("dbscheduler"), PostgresServer.USER, BenchJob.MESSAGE);
                JobRunrPeer jobRunr =
                        new JobRunrPeer(postgres.create("jobrunr"), PostgresServer.USER, BenchJob.MESSAGE)) {
            System.out.println("warm-up: " + backlog.drain(WARM_UP).words());
            dbScheduler.drainedPerSecond(WARM_UP);
            jobRunr.drainedPerSecond(JOBRUNR_EXECUTIONS);
            Contest contest = new Contest("executions a second")
                    .side("teppan", () -> {
                        Backlog.Cost cost = backlog.drain(EXECUTIONS);
                        System.out.println("teppan: " + cost.words());
                        costs.add(cost);
                        return cost.perSecond();
                    })
                    .side("db-scheduler", () -> dbScheduler.drainedPerSecond(EXECUTIONS))
                    .side("jobrunr", () -> jobRunr.drainedPerSecond(JOBRUNR_EXECUTIONS))
                    .run(0, rounds.orElse(ROUNDS));
            PairedRatios ratio = contest.ratio("teppan", "db-scheduler");
            System.out.println("teppan to db-scheduler: " + ratio.words());
            System.out.println(
                    "teppan to jobrunr: " + contest.ratio("teppan", "jobrunr").words());
            double transactions = new PairedRatios(
                            costs.stream().map(Backlog.Cost::transactions).toList())
                    .median();
            return Judged.verdict(
                    name(),
                    List.of(
                            Judged.atLeast("teppan to db-scheduler", ratio.median(), 1),
                            Judged.atMost("database transactions for each execution", transactions, 0.2)));
        }
    }
}
