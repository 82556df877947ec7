package dev.teppan.platform.simulation;

import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workloads that are made, the same ones for the same seed. Nodes are of 16 cores and 63 GiB and boot for some 110 s. */
public final class SyntheticWorkloads {

    /** The application of the large job in {@link #starve}. */
    public static final String LARGE = "large";

    /** The beginning of the names of those in {@link #contend} that ask for less than is theirs. */
    public static final String LIGHT = "light-";

    private static final Resources SIZE = Resources.of(16_000, 63 * 1_024);
    private static final NodeModel NODES =
            new NodeModel(SIZE, 0.768, Duration.ofSeconds(80), Duration.ofSeconds(30), 0, 1);
    private static final long HOUR = 3_600_000;
    private static final int APPLICATIONS = 12;
    private static final int JOBS = 120;
    private static final int LIGHT_ONES = 8;
    private static final int STARVE_NODES = 10;

    private SyntheticWorkloads() {}

    /** Twelve hours of a steady stream and of bursts with a heavy tail, some 62,000 executions, on up to 200 nodes. */
    public static Workload mixed(long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = twelveApplications(random);
        List<Arrival> arrivals = new ArrayList<>();
        stream(random, 12 * HOUR, 37_000).forEach(at -> arrivals.add(jobs.arrival(at, jobs.popular(0, JOBS))));
        bursts(random, jobs, arrivals, 25_000, 12 * HOUR);
        return new Workload("mixed", jobs.kinds(), arrivals, NODES.upTo(200));
    }

    /** Nothing, and every three hours 2,000 executions at once, four times, on up to 200 nodes. */
    public static Workload burst(long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = twelveApplications(random);
        List<Arrival> arrivals = new ArrayList<>();
        for (int burst = 0; burst < 4; burst++) {
            for (int i = 0; i < 2_000; i++) {
                arrivals.add(jobs.arrival(burst * 3L * HOUR, jobs.popular(0, JOBS)));
            }
        }
        return new Workload("burst", jobs.kinds(), arrivals, NODES.upTo(200));
    }

    /** Ten nodes, for six hours small jobs that ask for 1.05 of what they can do, and a whole node's job every half hour. */
    public static Workload starve(long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = new RandomJobs(random);
        for (int i = 0; i < APPLICATIONS; i++) {
            jobs.add("small-" + i, Resources.of(1_000, 3 * 1_024), 90 + random.nextInt(120));
        }
        int large = jobs.add(LARGE, SIZE, 300);
        List<Arrival> arrivals = new ArrayList<>();
        double left = 1.05 * STARVE_NODES * (SIZE.cpu() / 1_000.0) * 6 * HOUR;
        while (left > 0) {
            Arrival small = jobs.arrival((long) (random.nextDouble() * 6 * HOUR), random.nextInt(APPLICATIONS));
            arrivals.add(small);
            left -= small.runs();
        }
        for (long at = HOUR / 2; at < 6 * HOUR; at += HOUR / 2) {
            arrivals.add(jobs.arrival(at, large));
        }
        return new Workload("starve", jobs.kinds(), arrivals, NODES.fixed(STARVE_NODES));
    }

    /** More than 34 nodes can do for eight hours: four applications ask for most of it, eight for a little. */
    public static Workload contend(long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = new RandomJobs(random);
        for (int i = 0; i < LIGHT_ONES; i++) {
            jobs.add(LIGHT + i, JOBS / APPLICATIONS);
        }
        int heavy = jobs.kinds().size();
        for (int i = LIGHT_ONES; i < APPLICATIONS; i++) {
            jobs.add("heavy-" + i, JOBS / APPLICATIONS);
        }
        List<Arrival> arrivals = new ArrayList<>();
        stream(random, 8 * HOUR, 8_000).forEach(at -> arrivals.add(jobs.arrival(at, random.nextInt(heavy))));
        stream(random, 8 * HOUR, 20_000)
                .forEach(at -> arrivals.add(jobs.arrival(at, heavy + random.nextInt(JOBS - heavy))));
        bursts(random, jobs, arrivals, 8_000, 8 * HOUR, heavy);
        return new Workload("contend", jobs.kinds(), arrivals, NODES.upTo(34));
    }

    private static RandomJobs twelveApplications(Random random) {
        RandomJobs jobs = new RandomJobs(random);
        for (int i = 0; i < APPLICATIONS; i++) {
            jobs.add("application-" + i, JOBS / APPLICATIONS);
        }
        return jobs;
    }

    private static List<Long> stream(Random random, long span, int count) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add((long) (random.nextDouble() * span));
        }
        return times;
    }

    private static void bursts(Random random, RandomJobs jobs, List<Arrival> arrivals, int count, long span) {
        bursts(random, jobs, arrivals, count, span, 0);
    }

    /** Executions of one job within a minute, each time another number of them. */
    private static void bursts(Random random, RandomJobs jobs, List<Arrival> arrivals, int count, long span, int from) {
        int left = count;
        while (left > 0) {
            int size = (int) Math.min(left, Math.min(1_000, 10 / Math.pow(1 - random.nextDouble(), 1 / 1.2)));
            long at = (long) (random.nextDouble() * (span - 60_000));
            int kind = from + random.nextInt(jobs.kinds().size() - from);
            for (int i = 0; i < size; i++) {
                arrivals.add(jobs.arrival(at + random.nextInt(60_000), kind));
            }
            left -= size;
        }
    }
}
