package dev.teppan.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** How much of the drain rate is left when each round trip to the database takes 5 ms longer. */
final class DatabaseLatency implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int EXECUTIONS = 50_000;
    private static final int WARM_UP = 20_000;
    private static final Duration DELAY = Duration.ofMillis(5);
    private static final int SLOTS = 2_000;
    private static final double GOAL = 0.8;

    @Override
    public String name() {
        return "database-latency";
    }

    @Override
    public String description() {
        return "the drain with 5 ms added to each database round trip, against without";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        TeppanServer.NoopExecutor executor = new TeppanServer.NoopExecutor(SLOTS, 0);
        try (PostgresServer postgres = PostgresServer.start();
                DelayingProxy proxy = new DelayingProxy(postgres.port(), DELAY);
                TeppanServer near =
                        TeppanServer.withNoop(distribution, TeppanServer.postgres(postgres.create("near")), executor);
                Backlog nearBacklog = new Backlog(near, postgres, "near");
                TeppanServer far =
                        TeppanServer.withNoop(distribution, TeppanServer.postgres(far(postgres, proxy)), executor);
                Backlog farBacklog = new Backlog(far, postgres, "far")) {
            nearBacklog.drain(WARM_UP);
            farBacklog.drain(WARM_UP);
            Contest contest = new Contest("executions a second")
                    .side("5 ms more", () -> drain("5 ms more", farBacklog))
                    .side("as it is", () -> drain("as it is", nearBacklog))
                    .run(0, rounds.orElse(ROUNDS));
            PairedRatios ratio = contest.ratio("5 ms more", "as it is");
            System.out.println(ratio.words());
            return new Verdict(name(), ratio.median(), GOAL, ratio.median() >= GOAL);
        }
    }

    private static String far(PostgresServer postgres, DelayingProxy proxy) throws Exception {
        postgres.create("far");
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/far";
    }

    private static double drain(String side, Backlog backlog) throws Exception {
        Backlog.Cost cost = backlog.drain(EXECUTIONS);
        System.out.println(side + ": " + cost.words());
        return cost.perSecond();
    }
}
