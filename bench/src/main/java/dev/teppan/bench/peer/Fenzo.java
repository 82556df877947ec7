package dev.teppan.bench.peer;

import com.netflix.fenzo.SchedulingResult;
import com.netflix.fenzo.TaskAssignmentResult;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VMAssignmentResult;
import com.netflix.fenzo.VirtualMachineLease;
import com.netflix.fenzo.plugins.BinPackingFitnessCalculators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Netflix Fenzo as its samples use it: {@code scheduleOnce} with all that waits, processors and memory packed together. Each node
 * is one lease for good, so that nothing of Mesos' offers is measured; no autoscaling and no reservations, which would only cost it
 * time. Used by one thread; Fenzo itself evaluates nodes on as many threads as there are processors.
 */
public final class Fenzo implements AutoCloseable {

    private static final long NEVER_EXPIRES = 1_000_000;

    private final TaskScheduler scheduler;
    private final Map<String, FenzoTask> waiting = new LinkedHashMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private List<VirtualMachineLease> offers = new ArrayList<>();

    /**
     * Makes one with no nodes.
     *
     * @param goodEnough the fitness, of 0 to 1, above which it looks for no better node; 1 looks at all
     */
    public Fenzo(double goodEnough) {
        scheduler = new TaskScheduler.Builder()
                .withFitnessCalculator(BinPackingFitnessCalculators.cpuMemBinPacker)
                .withFitnessGoodEnoughFunction(fitness -> fitness > goodEnough)
                .withSingleOfferPerVM(true)
                .withLeaseOfferExpirySecs(NEVER_EXPIRES)
                .withLeaseRejectAction(lease -> {
                    throw new IllegalStateException("rejected " + lease.hostname());
                })
                .disableShortfallEvaluation()
                .build();
    }

    /** Offers a node with the next pass. */
    public void node(String name, double cpus, double memory) {
        offers.add(new FenzoLease(name, cpus, memory));
    }

    /** A task waits; it waits behind the others. */
    public void waits(String id, String group, double cpus, double memory) {
        waiting.put(id, new FenzoTask(id, group, cpus, memory));
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }

    /** A task that ran is over; its room is free from the next pass on. */
    public void finished(String id) {
        String node = nodes.remove(id);
        if (node == null) {
            throw new IllegalArgumentException(id + " does not run");
        }
        scheduler.getTaskUnAssigner().call(id, node);
    }

    /** One pass over all that waits; answers what starts. */
    public List<String> plan() {
        SchedulingResult result = scheduler.scheduleOnce(new ArrayList<>(waiting.values()), offers);
        offers = new ArrayList<>();
        if (!result.getExceptions().isEmpty()) {
            throw new IllegalStateException(result.getExceptions().getFirst());
        }
        List<String> started = new ArrayList<>();
        for (VMAssignmentResult node : result.getResultMap().values()) {
            for (TaskAssignmentResult task : node.getTasksAssigned()) {
                scheduler.getTaskAssigner().call(task.getRequest(), node.getHostname());
                waiting.remove(task.getTaskId());
                nodes.put(task.getTaskId(), node.getHostname());
                started.add(task.getTaskId());
            }
        }
        return started;
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
