package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.simulation.LinePolicy.Order;

/** A way to run a workload: who starts where, and how many nodes there are. */
public final class Contender {

    /** So many tasks wait for capacity on ECS at the most. */
    private static final int ECS_PROVISIONING = 500;

    private static final int HAKO_RUNNERS = 8;
    private static final long HAKO_START = 3_000;

    private interface Maker<T> {
        T make(Workload workload, Vectors vectors);
    }

    private final String name;
    private final Maker<Policy> policy;
    private final Maker<Scaling> scaling;

    private Contender(String name, Maker<Policy> policy, Maker<Scaling> scaling) {
        this.name = name;
        this.policy = policy;
        this.scaling =
                (workload, vectors) -> workload.nodes().isFixed() ? Scaling.NONE : scaling.make(workload, vectors);
    }

    /** Teppan's scheduler and hints, as they are in production. */
    public static Contender teppan() {
        return teppan("Teppan", SchedulerSettings.USUAL, Limits.NONE);
    }

    /** Teppan's scheduler with these settings and limits, and its usual hints. */
    public static Contender teppan(String name, SchedulerSettings settings, Limits limits) {
        return new Contender(name, (workload, vectors) -> new FairPolicy(workload, settings, limits), Contender::hints);
    }

    /** Teppan's scheduler with these settings and limits, and hints by these. Their bounds must be those of the workload's nodes. */
    public static Contender teppan(String name, SchedulerSettings settings, Limits limits, HintSettings hints) {
        return new Contender(
                name,
                (workload, vectors) -> new FairPolicy(workload, settings, limits),
                (workload, vectors) -> new HintScaling(hints, vectors));
    }

    /** Teppan's scheduler with hints by these settings. Their bound of nodes must be the workload's. */
    public static Contender teppan(String name, HintSettings hints) {
        return new Contender(
                name,
                (workload, vectors) -> new FairPolicy(workload, SchedulerSettings.USUAL, Limits.NONE),
                (workload, vectors) -> new HintScaling(hints, vectors));
    }

    /** One line in which nobody passes, with Teppan's hints. */
    public static Contender fifo() {
        return line("FIFO", Order.STRICT);
    }

    /** One line in which others pass what does not fit, with Teppan's hints. */
    public static Contender bestEffortFifo() {
        return line("best-effort FIFO", Order.SKIP);
    }

    /** One line with plain EASY backfill, with Teppan's hints. */
    public static Contender easy() {
        return line("EASY", Order.EASY);
    }

    /** Eight runners that take three seconds for a start, and one more node at a time. */
    public static Contender hako() {
        return new Contender(
                "hako +1",
                (workload, vectors) -> new LinePolicy(workload, vectors, Order.SKIP, HAKO_RUNNERS, HAKO_START),
                (workload, vectors) -> new HakoScaling());
    }

    /** A model of managed scaling of ECS, by its published rules, with this warm-up. */
    public static Contender ecsManaged(int warmUpSeconds) {
        return new Contender(
                "ECS managed " + warmUpSeconds + " s",
                (workload, vectors) -> new LinePolicy(workload, vectors, Order.SKIP, ECS_PROVISIONING, 0),
                (workload, vectors) -> new EcsManagedScaling(warmUpSeconds * 1_000L));
    }

    private static Contender line(String name, Order order) {
        return new Contender(
                name,
                (workload, vectors) -> new LinePolicy(workload, vectors, order, Integer.MAX_VALUE, 0),
                Contender::hints);
    }

    private static Scaling hints(Workload workload, Vectors vectors) {
        return new HintScaling(
                HintSettings.USUAL.with(
                        workload.nodes().least(), workload.nodes().most(), 0),
                vectors);
    }

    /** What it is called in tables. */
    public String name() {
        return name;
    }

    /**
     * Runs a workload until all has ended.
     *
     * @param seed of what chance there is in the nodes
     * @throws IllegalStateException when the policy starts something where there is no room, or leaves something waiting
     */
    public Result run(Workload workload, long seed) {
        return run(workload, seed, Allowance.UNLIMITED);
    }

    /** The same within what the allowance gives; what that throws is thrown. */
    public Result run(Workload workload, long seed, Allowance allowance) {
        Vectors vectors = new Vectors(workload);
        return new Simulation(
                        workload,
                        vectors,
                        policy.make(workload, vectors),
                        scaling.make(workload, vectors),
                        seed,
                        allowance)
                .run(name);
    }
}
