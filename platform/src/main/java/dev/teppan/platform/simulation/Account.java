package dev.teppan.platform.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The books of a run, apart from those of the policy. */
final class Account {

    private static final long WAITS = -1;
    private static final long SAMPLE = 60_000;

    private final Workload workload;
    private final Vectors vectors;
    private final List<String> applications;
    private final int[] application;
    private final long[] startedAt;
    private final long[][] held;
    private final long[][] asked;
    private final double[] used;
    private final Fairness fairness;
    private double there;
    private long until;
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
        this.startedAt = LongStream.generate(() -> WAITS)
                .limit(workload.arrivals().size())
                .toArray();
        this.held = new long[applications.size()][vectors.count()];
        this.asked = new long[applications.size()][vectors.count()];
        this.used = new double[vectors.count()];
        this.fairness = new Fairness(applications.size());
        this.until = workload.arrivals().getFirst().at();
    }

    void arrived(int kind) {
        add(asked, kind, 1);
    }

    void started(int number, int kind, long now) {
        if (startedAt[number] != WAITS) {
            throw new IllegalStateException("execution " + number + " was started twice");
        }
        startedAt[number] = now;
        add(asked, kind, -1);
        add(held, kind, 1);
    }

    void ended(int kind) {
        add(held, kind, -1);
    }

    /** Time goes on to a moment, with so many nodes and what runs now. */
    void advance(long now, int nodes) {
        long span = Math.min(now, workload.lastArrival()) - until;
        if (span > 0) {
            there += (double) span * nodes;
            for (long[] each : held) {
                for (int r = 0; r < used.length; r++) {
                    used[r] += (double) span * each[r] / vectors.size()[r];
                }
            }
            until += span;
        }
        if (now >= nextSample && nodes > 0) {
            fairness.sample(shares(held, nodes), shares(asked, nodes));
            nextSample = now + SAMPLE;
        }
    }

    Result result(String contender, long makespan, long paidMillis) {
        double most = 0;
        for (double each : used) {
            most = Math.max(most, each);
        }
        Map<String, Waits> byApplication = new LinkedHashMap<>();
        for (int a = 0; a < applications.size(); a++) {
            int wanted = a;
            byApplication.put(
                    applications.get(a),
                    new Waits(numbers()
                            .filter(number ->
                                    application[workload.arrivals().get(number).kind()] == wanted)
                            .mapToLong(this::waited)));
        }
        double hours = paidMillis / 3_600_000.0;
        return new Result(
                contender,
                new Waits(numbers().mapToLong(this::waited)),
                byApplication,
                makespan,
                there == 0 ? 0 : most / there,
                hours,
                hours * workload.nodes().pricePerHour(),
                fairness.jain());
    }

    private IntStream numbers() {
        return IntStream.range(0, startedAt.length);
    }

    private long waited(int number) {
        return startedAt[number] - workload.arrivals().get(number).at();
    }

    private void add(long[][] sums, int kind, int times) {
        long[] sum = sums[application[kind]];
        for (int r = 0; r < sum.length; r++) {
            sum[r] += vectors.need(kind)[r] * times;
        }
    }

    private double[] shares(long[][] sums, int nodes) {
        double[] shares = new double[sums.length];
        for (int a = 0; a < shares.length; a++) {
            for (int r = 0; r < used.length; r++) {
                shares[a] = Math.max(shares[a], (double) sums[a][r] / vectors.size()[r] / nodes);
            }
        }
        return shares;
    }
}
