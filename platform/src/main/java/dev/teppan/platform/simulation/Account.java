package dev.teppan.platform.simulation;

import dev.teppan.platform.execution.ExecutionPolicy.Budgets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The books of a run, apart from those of the policy. */
final class Account {

    private static final long RUNS = -1;
    private static final long SAMPLE = 60_000;

    private final Workload workload;
    private final Vectors vectors;
    private final List<String> applications;
    private final int[] application;
    private final long[] waitsSince;
    private final long[] waited;
    private final int[] lost;
    private final long[][] held;
    private final long[][] asked;
    private final double[] used;
    private final double[] there;
    private final Fairness fairness;
    private final Timeline timeline = new Timeline();
    private Losses losses = Losses.NONE;
    private long waiting;
    private long running;
    private long before;
    private long nextSample;

    Account(Workload workload, Vectors vectors) {
        this.workload = workload;
        this.vectors = vectors;
        this.applications = workload.kinds().stream()
                .map(kind -> kind.job().application())
                .distinct()
                .toList();
        this.application = workload.kinds().stream()
                .mapToInt(kind -> applications.indexOf(kind.job().application()))
                .toArray();
        this.waitsSince = workload.arrivals().stream().mapToLong(Arrival::at).toArray();
        this.waited = new long[waitsSince.length];
        this.lost = new int[waitsSince.length];
        this.held = new long[applications.size()][vectors.count()];
        this.asked = new long[applications.size()][vectors.count()];
        this.used = new double[vectors.count()];
        this.there = new double[vectors.count()];
        this.fairness = new Fairness(applications.size());
        this.before = workload.arrivals().getFirst().at();
    }

    void arrived(int kind) {
        waits(kind);
    }

    void started(int number, int kind, long now) {
        if (waitsSince[number] == RUNS) {
            throw new IllegalStateException("execution " + number + " was started twice");
        }
        waited[number] += now - waitsSince[number];
        waitsSince[number] = RUNS;
        waiting--;
        running++;
        Vectors.add(asked[application[kind]], vectors.need(kind), -1);
        Vectors.add(held[application[kind]], vectors.need(kind), 1);
    }

    void ended(int kind) {
        running--;
        Vectors.add(held[application[kind]], vectors.need(kind), -1);
    }

    void nodeLost() {
        losses = losses.node();
    }

    /** What ran was lost with its node. Answers whether it waits again, as it does in production so many times. */
    boolean lost(int number, int kind, long ran, long now) {
        ended(kind);
        lost[number]++;
        boolean again = lost[number] < Budgets.DEFAULT.spot();
        losses = losses.run(ran, !again);
        if (again) {
            waitsSince[number] = now;
            waits(kind);
        }
        return again;
    }

    /** Time goes on to a moment, with the nodes and what runs now. */
    void advance(long now, Fleet fleet) {
        if (now > before) {
            timeline.add(before, now, fleet.ready(), waiting, running);
        }
        long span = Math.min(now, workload.lastArrival()) - before;
        if (span > 0) {
            for (int r = 0; r < used.length; r++) {
                there[r] += (double) span * fleet.there()[r];
                for (long[] each : held) {
                    used[r] += (double) span * each[r];
                }
            }
        }
        before = Math.max(before, now);
        if (now >= nextSample && fleet.ready() > 0) {
            fairness.sample(shares(held, fleet.there()), shares(asked, fleet.there()));
            nextSample = now + SAMPLE;
        }
    }

    Result result(String contender, long makespan, Bill bill) {
        double utilisation = 0;
        for (int r = 0; r < used.length; r++) {
            utilisation = Math.max(utilisation, there[r] == 0 ? 0 : used[r] / there[r]);
        }
        Map<String, Waits> byApplication = new LinkedHashMap<>();
        for (int a = 0; a < applications.size(); a++) {
            int wanted = a;
            byApplication.put(
                    applications.get(a),
                    new Waits(numbers()
                            .filter(number ->
                                    application[workload.arrivals().get(number).kind()] == wanted)
                            .mapToLong(number -> waited[number])));
        }
        return new Result(
                contender,
                new Waits(numbers().mapToLong(number -> waited[number])),
                byApplication,
                makespan,
                utilisation,
                bill.nodeHours(),
                bill.cost(),
                fairness.jain(),
                losses,
                timeline);
    }

    private IntStream numbers() {
        return IntStream.range(0, waited.length);
    }

    private void waits(int kind) {
        waiting++;
        Vectors.add(asked[application[kind]], vectors.need(kind), 1);
    }

    private static double[] shares(long[][] sums, long[] there) {
        double[] shares = new double[sums.length];
        for (int a = 0; a < shares.length; a++) {
            for (int r = 0; r < there.length; r++) {
                if (there[r] > 0) {
                    shares[a] = Math.max(shares[a], (double) sums[a][r] / there[r]);
                }
            }
        }
        return shares;
    }
}
