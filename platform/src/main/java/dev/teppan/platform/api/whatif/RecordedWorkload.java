package dev.teppan.platform.api.whatif;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.simulation.Arrival;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.Waits;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.platform.store.HistoryReader;
import dev.teppan.platform.store.RecordedRun;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an installation ran, as a workload. Every attempt that came to its own end is an execution; all share one pool.
 *
 * @param workload absent where nothing ran that fits the nodes
 * @param first when the first became ready
 * @param waits as they were
 * @param tooLarge how many fit no node, and are left out
 * @param more whether more ran in the time than was read
 */
public record RecordedWorkload(
        Optional<Workload> workload, Optional<Instant> first, Waits waits, int tooLarge, boolean more) {

    private static final Duration UNKNOWN = Duration.ofDays(1);

    private record Kind(JobKey job, String queue, Resources resources) {}

    /**
     * Reads it; blocks.
     *
     * @param from only what was sent since
     * @param most executions read, the latest
     * @param nodes what does not fit all of these is left out; the workload is on the first
     * @param pause called for each attempt; what it throws ends the reading
     */
    public static RecordedWorkload read(
            HistoryReader history, Instant from, int most, List<NodeModel> nodes, Runnable pause) {
        List<RecordedRun> runs = new ArrayList<>();
        boolean more = history.runs(from, most, run -> {
            pause.run();
            runs.add(run);
        });
        List<RecordedRun> fitting = runs.stream()
                .filter(run -> nodes.stream().allMatch(model -> model.takes(run.resources())))
                .toList();
        Waits waits = Waits.of(fitting.stream()
                .mapToLong(
                        run -> Duration.between(run.readyAt(), run.placedAt()).toMillis()));
        Optional<Instant> first = fitting.stream().map(RecordedRun::readyAt).min(Instant::compareTo);
        Optional<Workload> workload = first.map(begin -> workload(fitting, begin, history.jobs(), nodes.getFirst()));
        return new RecordedWorkload(workload, first, waits, runs.size() - fitting.size(), more);
    }

    /** What a reader must know of it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (more) {
            notes.add("more ran in this time than was read: the latest alone are here");
        }
        if (tooLarge > 0) {
            notes.add(tooLarge + " attempts fit none of the nodes and are left out");
        }
        notes.add("recorded waits: mean %.1f s, p95 %.1f s, worst %.1f s"
                .formatted(waits.mean() / 1_000, waits.quantile(0.95) / 1_000.0, waits.worst() / 1_000.0));
        return notes;
    }

    private static Workload workload(List<RecordedRun> runs, Instant begin, List<Job> jobs, NodeModel nodes) {
        Map<JobKey, Job> defined = jobs.stream().collect(Collectors.toMap(Job::key, job -> job));
        Map<Kind, Integer> kinds = new LinkedHashMap<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (RecordedRun run : runs) {
            Kind kind = new Kind(run.job(), run.queue(), run.resources());
            int number = kinds.computeIfAbsent(kind, made -> kinds.size());
            arrivals.add(new Arrival(
                    Duration.between(begin, run.readyAt()).toMillis(),
                    number,
                    Math.max(1, Duration.between(run.placedAt(), run.endedAt()).toMillis())));
        }
        List<Shape> shapes = kinds.keySet().stream()
                .map(kind -> shape(kind, Optional.ofNullable(defined.get(kind.job()))))
                .toList();
        return new Workload("history", shapes, arrivals, nodes);
    }

    private static Shape shape(Kind kind, Optional<Job> job) {
        return new Shape(
                kind.job(),
                kind.queue(),
                kind.resources(),
                RunsOn.ANYWHERE,
                job.map(defined -> defined.limits().timeout()).orElse(UNKNOWN),
                job.filter(Job::spread).isPresent() ? Shape.Placing.SPREAD : Shape.Placing.PACK);
    }
}
