package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Allowance;
import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.LowerBound;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Policies side by side over one workload.
 *
 * @param results in the order of the policies
 * @param starvedAfter what waits for longer is counted as starved
 * @param notes what a reader must know of the workload
 */
public record Comparison(
        String title,
        Workload workload,
        long seed,
        Duration starvedAfter,
        List<Result> results,
        LowerBound bound,
        List<String> notes) {

    public Comparison {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /**
     * Runs policies one after the other. What the allowance throws is thrown.
     *
     * @throws IllegalStateException when a policy leaves something waiting for ever
     */
    public static Comparison run(
            String title,
            Workload workload,
            List<Contender> contenders,
            long seed,
            Duration starvedAfter,
            List<String> notes,
            Allowance allowance) {
        List<Result> results = new ArrayList<>();
        for (Contender contender : contenders) {
            results.add(contender.run(workload, seed, allowance));
        }
        return new Comparison(title, workload, seed, starvedAfter, results, LowerBound.of(workload), notes);
    }

    /** How many of a result starved. */
    int starved(Result result) {
        return result.waits().longerThan(starvedAfter.toMillis());
    }

    /** Whether any node was lost. */
    boolean hasLosses() {
        return results.stream().anyMatch(result -> result.losses().nodes() > 0);
    }

    /** How many applications there are. */
    long applications() {
        return workload.kinds().stream()
                .map(kind -> kind.job().application())
                .distinct()
                .count();
    }
}
