package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.simulation.Arrival;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.platform.simulation.scenario.Tenant.Bursts;
import dev.teppan.platform.simulation.scenario.Tenant.RunTime;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A workload that is made by chance: what it is made of.
 *
 * @param span for how long executions arrive
 * @param tenants at least one
 */
public record MadeWorkload(Duration span, List<Tenant> tenants) {

    /** The most executions that one may have. */
    public static final int MOST = 2_000_000;

    private static final double HOUR = 3_600_000;
    private static final double DAY = 24 * HOUR;

    public MadeWorkload {
        tenants = List.copyOf(tenants);
    }

    /** The weights of the tenants. */
    public Limits rules() {
        Map<String, ApplicationRule> applications = new HashMap<>();
        tenants.forEach(tenant -> applications.put(tenant.name(), new ApplicationRule(tenant.weight(), Ceiling.NONE)));
        return new Limits(applications, Map.of(), Map.of());
    }

    /** About how many executions it will have. */
    public double expected() {
        double hours = span.toMillis() / HOUR;
        return tenants.stream()
                .mapToDouble(tenant -> tenant.perHour() * hours
                        + tenant.bursts()
                                .map(bursts -> bursts.perDay() * hours / 24 * bursts.size())
                                .orElse(0.0))
                .sum();
    }

    /**
     * The executions of a seed; each tenant has chances of its own, so that one more leaves the others as they are.
     *
     * @throws IllegalArgumentException when nothing arrives, too much does, or a job fits no node
     */
    public Workload make(String name, NodeModel nodes, long seed) {
        List<Shape> kinds = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Tenant tenant : tenants) {
            Random random = new Random(seed * 31 + tenant.name().hashCode());
            new Making(tenant, random, kinds, arrivals).make(span.toMillis());
        }
        return new Workload(name, kinds, arrivals, nodes);
    }

    /** One tenant's part. */
    private record Making(Tenant tenant, Random random, List<Shape> kinds, List<Arrival> arrivals) {

        void make(long span) {
            int first = kinds.size();
            double[] medians = new double[tenant.jobs()];
            for (int i = 0; i < medians.length; i++) {
                JobKey job = new JobKey(tenant.name(), "job-" + i);
                Duration timeout = tenant.runTime().longest();
                kinds.add(new Shape(job, "default", resources(), RunsOn.ANYWHERE, timeout, Shape.Placing.PACK));
                medians[i] = tenant.runTime().median().toMillis()
                        * Math.exp(random.nextGaussian() * tenant.runTime().between());
            }
            if (tenant.perHour() > 0) {
                stream(span, first, medians);
            }
            tenant.bursts().ifPresent(bursts -> bursts(bursts, span, first, medians));
        }

        /** A Poisson process whose rate goes up and down once a day; thinned from that of the peak. */
        private void stream(long span, int first, double[] medians) {
            double trough = 2 / (1 + tenant.dailyPeak());
            double peak = trough * tenant.dailyPeak();
            double mean = HOUR / (tenant.perHour() * peak);
            for (double at = distance(mean); at < span; at += distance(mean)) {
                double rate = (peak + trough) / 2 - (peak - trough) / 2 * Math.cos(2 * Math.PI * at / DAY);
                if (random.nextDouble() * peak < rate) {
                    add((long) at, first, random.nextInt(medians.length), medians);
                }
            }
        }

        private void bursts(Bursts bursts, long span, int first, double[] medians) {
            double mean = DAY / bursts.perDay();
            for (double at = distance(mean); at < span; at += distance(mean)) {
                double times = bursts.alpha()
                        .map(alpha -> Math.pow(1 - random.nextDouble(), -1 / alpha))
                        .orElse(1.0);
                int size = (int) Math.min(bursts.largest(), bursts.size() * times);
                int job = random.nextInt(medians.length);
                for (int i = 0; i < size; i++) {
                    add(
                            (long) (at
                                    + random.nextDouble()
                                            * (double) bursts.within().toMillis()),
                            first,
                            job,
                            medians);
                }
            }
        }

        private void add(long at, int first, int job, double[] medians) {
            if (arrivals.size() >= MOST) {
                throw new IllegalArgumentException("more than " + MOST + " executions");
            }
            RunTime law = tenant.runTime();
            double times = random.nextDouble() < law.tailPart()
                    ? Math.pow(1 - random.nextDouble(), -1 / law.tailAlpha())
                    : Math.exp(random.nextGaussian() * law.spread());
            double millis =
                    Math.clamp(medians[job] * times, 1, (double) law.longest().toMillis());
            arrivals.add(new Arrival(at, first + job, Math.round(millis)));
        }

        private Resources resources() {
            Resources resources = Resources.NONE;
            for (String name : tenant.most().amounts().keySet()) {
                long least = tenant.least().get(name);
                long more = tenant.most().get(name) - least;
                resources = resources.with(name, least + Math.round(random.nextDouble() * more));
            }
            return resources;
        }

        private double distance(double mean) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }
    }
}
