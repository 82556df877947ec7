package dev.teppan.bench;

import dev.teppan.bench.peer.DbScheduler;
import dev.teppan.bench.peer.JobRunrPeer;
import dev.teppan.bench.peer.RawJdbc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Enqueue by HTTP against a plain endpoint that commits each message, against the peers in process, and against raw JDBC. */
final class Enqueue implements Benchmark {

    private static final int ROUNDS = 7;
    // The second compiler of the shipped server waits for tens of thousands of calls.
    private static final int WARM_UPS = 8;
    private static final double SECONDS = 2;
    private static final double BULK_SECONDS = 0.5;
    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final int SLOTS = 2_000;
    private static final int BULK = 1_000;
    private static final int BULK_CALLERS = 2;

    @Override
    public String name() {
        return "enqueue";
    }

    @Override
    public String description() {
        return "enqueue by HTTP, against one insert and commit a request, JobRunr, db-scheduler and JDBC";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        int count = rounds.orElse(ROUNDS);
        List<Judged> goals = new ArrayList<>();
        goals.addAll(onPostgres(distribution, count));
        goals.add(bulk(distribution, count));
        goals.addAll(embedded(distribution, count));
        return Judged.verdict(name(), goals);
    }

    private static List<Judged> onPostgres(Path distribution, int rounds) throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                TeppanServer teppan = TeppanServer.withNoop(
                        distribution,
                        TeppanServer.postgres(postgres.create("teppan")),
                        new TeppanServer.NoopExecutor(SLOTS, 0));
                PlainServer plain = PlainServer.onPostgres(postgres.create("plain"));
                HttpClients teppan8 = new HttpClients(teppan.port(), FEW);
                HttpClients teppan64 = new HttpClients(teppan.port(), MANY);
                HttpClients plain8 = new HttpClients(plain.port(), FEW);
                HttpClients plain64 = new HttpClients(plain.port(), MANY);
                JobRunrPeer jobRunr =
                        new JobRunrPeer(postgres.create("jobrunr"), PostgresServer.USER, BenchJob.MESSAGE);
                DbScheduler dbScheduler =
                        new DbScheduler(postgres.create("dbscheduler"), PostgresServer.USER, BenchJob.MESSAGE);
                RawJdbc raw = new RawJdbc(postgres.create("raw"), PostgresServer.USER, FEW, BenchJob.MESSAGE)) {
            BenchJob.define(teppan.api(), true);
            byte[] request = BenchJob.request();
            Contest contest = new Contest("a second")
                    .side("teppan-8", () -> teppan8.perSecond(request, SECONDS))
                    .side("plain-8", () -> plain8.perSecond(request, SECONDS))
                    .side("teppan-64", () -> teppan64.perSecond(request, SECONDS))
                    .side("plain-64", () -> plain64.perSecond(request, SECONDS))
                    .side("jobrunr", () -> jobRunr.enqueuesPerSecond(FEW, SECONDS))
                    .side("db-scheduler", () -> dbScheduler.enqueuesPerSecond(FEW, SECONDS))
                    .side("raw-jdbc", () -> raw.commitsPerSecond(SECONDS))
                    .run(WARM_UPS, rounds);
            for (String peer : List.of("jobrunr", "db-scheduler", "raw-jdbc")) {
                System.out.println("teppan-8 to " + peer + ": "
                        + contest.ratio("teppan-8", peer).words());
            }
            return List.of(judged(contest, "teppan-8", "plain-8", 1.1), judged(contest, "teppan-64", "plain-64", 2.5));
        }
    }

    /** On a server of its own: what waits is held in memory, and this brings hundreds of thousands. */
    private static Judged bulk(Path distribution, int rounds) throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                TeppanServer teppan = TeppanServer.withNoop(
                        distribution,
                        TeppanServer.postgres(postgres.create("teppan")),
                        new TeppanServer.NoopExecutor(SLOTS, 0));
                HttpClients clients = new HttpClients(teppan.port(), BULK_CALLERS);
                RawJdbc raw =
                        new RawJdbc(postgres.create("raw"), PostgresServer.USER, BULK_CALLERS, BenchJob.MESSAGE)) {
            BenchJob.define(teppan.api(), true);
            byte[] request = BenchJob.bulkRequest(BULK);
            Contest contest = new Contest("a second")
                    .side("teppan-bulk", () -> BULK * clients.perSecond(request, BULK_SECONDS))
                    .side("raw-bulk", () -> raw.batchedRowsPerSecond(BULK_SECONDS))
                    .run(WARM_UPS, rounds);
            return judged(contest, "teppan-bulk", "raw-bulk", 0.8);
        }
    }

    private static List<Judged> embedded(Path distribution, int rounds) throws Exception {
        try (TeppanServer teppan = TeppanServer.withNoop(distribution, "", new TeppanServer.NoopExecutor(SLOTS, 0));
                PlainServer plain = PlainServer.onSqlite();
                HttpClients teppan64 = new HttpClients(teppan.port(), MANY);
                HttpClients plain64 = new HttpClients(plain.port(), MANY)) {
            BenchJob.define(teppan.api(), true);
            byte[] request = BenchJob.request();
            Contest contest = new Contest("a second")
                    .side("teppan-sqlite-64", () -> teppan64.perSecond(request, SECONDS))
                    .side("plain-sqlite-64", () -> plain64.perSecond(request, SECONDS))
                    .run(WARM_UPS, rounds);
            return List.of(judged(contest, "teppan-sqlite-64", "plain-sqlite-64", 3));
        }
    }

    private static Judged judged(Contest contest, String ours, String theirs, double goal) {
        PairedRatios ratio = contest.ratio(ours, theirs);
        System.out.println(ours + " to " + theirs + ": " + ratio.words());
        return Judged.atLeast(ours + " to " + theirs, ratio.median(), goal);
    }
}
