package dev.teppan.platform.simulation;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Jobs of many sizes and lengths: few are large, few are long, and a few are most of what arrives. */
final class RandomJobs {

    private static final int[] MILLICORES = {250, 500, 500, 1_000, 1_000, 1_000, 2_000, 2_000, 4_000, 8_000};
    private static final int[] MIB_FOR_EACH_CORE = {1_024, 2_048, 4_096, 6_144, 8_192};
    private static final double MEDIAN_SECONDS = 150;
    private static final double BETWEEN_JOBS = 1.0;
    private static final double WITHIN_JOB = 0.7;
    private static final long LONGEST = 4 * 3_600_000L;

    private final Random random;
    private final List<Shape> kinds = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();

    RandomJobs(Random random) {
        this.random = random;
    }

    /** Adds jobs of an application; their numbers follow each other. */
    void add(String application, int count) {
        for (int i = 0; i < count; i++) {
            int cpu = MILLICORES[random.nextInt(MILLICORES.length)];
            long memory = (long) cpu * MIB_FOR_EACH_CORE[random.nextInt(MIB_FOR_EACH_CORE.length)] / 1_000;
            add(
                    application,
                    Resources.of(cpu, Math.clamp(memory, 256, 60_000)),
                    MEDIAN_SECONDS * Math.exp(random.nextGaussian() * BETWEEN_JOBS));
        }
    }

    /** Adds a job; answers its number. */
    int add(String application, Resources resources, double medianSeconds) {
        JobKey job = new JobKey(application, "job-" + kinds.size());
        kinds.add(
                new Shape(job, "default", resources, RunsOn.ANYWHERE, Duration.ofMillis(LONGEST), Shape.Placing.PACK));
        medians.add(medianSeconds);
        return kinds.size() - 1;
    }

    List<Shape> kinds() {
        return kinds;
    }

    /** An execution of a job. */
    Arrival arrival(long at, int kind) {
        double millis = 1_000 * medians.get(kind) * Math.exp(random.nextGaussian() * WITHIN_JOB);
        return new Arrival(at, kind, (long) Math.clamp(millis, 2_000, LONGEST));
    }

    /** One of the jobs from one number up to another, the first more often than the last. */
    int popular(int from, int until) {
        double part = random.nextDouble();
        return from + (int) ((until - from) * part * part);
    }
}
