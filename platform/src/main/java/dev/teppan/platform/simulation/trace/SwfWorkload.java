package dev.teppan.platform.simulation.trace;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.simulation.Arrival;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.NodeOffer;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a workload of a trace in the Standard Workload Format. A user is an application, an executable of one size a job. A
 * job that is wider than every node becomes several executions that arrive at once, each as wide as a node takes: containers
 * are not started together or not at all, as jobs of parallel machines are.
 */
public final class SwfWorkload {

    private static final long KIB = 1_024;
    private static final Duration UNKNOWN = Duration.ofDays(7);

    private record Kind(long user, long executable, long queue, Resources resources) {}

    private final SwfMapping mapping;
    private final NodeModel nodes;
    private final Map<Kind, Integer> kinds = new LinkedHashMap<>();
    private final List<Long> timeouts = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int left;
    private int split;

    private SwfWorkload(SwfMapping mapping, NodeModel nodes) {
        this.mapping = mapping;
        this.nodes = nodes;
    }

    /**
     * A workload, and what became of the trace.
     *
     * @param headers of the trace, by name
     * @param jobs of the trace that are in the workload
     * @param leftOut that never ran, or are parts of others
     * @param split that became several executions
     */
    public record Read(Workload workload, Map<String, String> headers, int jobs, int leftOut, int split) {
        public Read {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Reads a trace.
     *
     * @throws TraceException when lines are bad, a job fits no node, or there is none
     */
    public static Read read(String name, Iterator<String> lines, SwfMapping mapping, NodeModel nodes)
            throws TraceException {
        SwfLines reader = new SwfLines();
        lines.forEachRemaining(reader::line);
        return new SwfWorkload(mapping, nodes).read(name, reader);
    }

    private Read read(String name, SwfLines reader) throws TraceException {
        List<SwfJob> counted = reader.jobs().stream()
                .filter(SwfJob::counts)
                .limit(mapping.jobs())
                .toList();
        if (counted.isEmpty()) {
            throw new TraceException(List.of("no job of the trace ran"));
        }
        left = reader.jobs().size() - counted.size();
        long first = counted.getFirst().submitted();
        counted.forEach(job -> add(job, first));
        if (!problems.isEmpty()) {
            throw new TraceException(problems);
        }
        return new Read(new Workload(name, shapes(), arrivals, nodes), reader.headers(), counted.size(), left, split);
    }

    private void add(SwfJob job, long first) {
        long mib = job.memoryKib() > 0 ? Math.ceilDiv(job.memoryKib(), KIB) : mapping.mib();
        long perNode = nodes.offers().stream()
                .mapToLong(offer -> processors(offer, mib))
                .max()
                .orElse(0);
        if (perNode == 0) {
            if (problems.size() < 20) {
                problems.add("line " + job.line() + ": a processor needs " + mapping.millicores() + " millicores and "
                        + mib + " MiB, nodes have "
                        + nodes.offers().stream().map(NodeOffer::size).toList());
            }
            return;
        }
        long parts = Math.ceilDiv(job.processors(), perNode);
        split += parts > 1 ? 1 : 0;
        for (long part = 0; part < parts; part++) {
            long wide = Math.min(perNode, job.processors() - part * perNode);
            Kind kind = new Kind(
                    job.user(), job.executable(), job.queue(), Resources.of(wide * mapping.millicores(), wide * mib));
            int number = kinds.computeIfAbsent(kind, made -> kinds.size());
            if (number == timeouts.size()) {
                timeouts.add(0L);
            }
            timeouts.set(number, Math.max(timeouts.get(number), job.requestedSeconds()));
            arrivals.add(new Arrival((job.submitted() - first) * 1_000, number, job.ran() * 1_000));
        }
    }

    private long processors(NodeOffer offer, long mib) {
        return Math.min(offer.size().cpu() / mapping.millicores(), offer.size().memory() / mib);
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        kinds.forEach((kind, number) -> {
            long seconds = timeouts.get(number);
            shapes.add(new Shape(
                    new JobKey("user-" + word(kind.user()), "executable-" + word(kind.executable())),
                    "queue-" + word(kind.queue()),
                    kind.resources(),
                    RunsOn.ANYWHERE,
                    seconds > 0 ? Duration.ofSeconds(seconds) : UNKNOWN,
                    Shape.Placing.PACK));
        });
        return shapes;
    }

    private static String word(long number) {
        return number < 0 ? "unknown" : Long.toString(number);
    }
}
