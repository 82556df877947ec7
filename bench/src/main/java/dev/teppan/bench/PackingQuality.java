package dev.teppan.bench;

import dev.teppan.bench.packing.ConfigurationBound;
import dev.teppan.bench.packing.ExactPacking;
import dev.teppan.bench.packing.PackingInstance;
import dev.teppan.bench.packing.PackingInstances;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How many nodes capacity hints ask for, beside the fewest, or a bound that no packing goes below: the same figures on every machine. */
final class PackingQuality implements Benchmark {

    /** Names the file with the pods of a trace, which is packed too. */
    private static final String TRACE = "TEPPAN_TRACE_PODS";

    private static final int SEEDS = 3;
    private static final double GOAL = 1.05;

    @Override
    public String name() {
        return "packing";
    }

    @Override
    public String description() {
        return "nodes that capacity hints ask for ÷ the fewest, or a linear program's bound; N seeds; " + TRACE
                + " names a trace's pods";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws IOException {
        List<PackingInstance> instances = new ArrayList<>(PackingInstances.random(rounds.orElse(SEEDS)));
        Optional<String> trace = Optional.ofNullable(System.getenv(TRACE));
        if (trace.isPresent()) {
            instances.add(PackingInstances.trace(Path.of(trace.get())));
        }
        double sum = 0;
        double worst = 0;
        for (PackingInstance instance : instances) {
            double ratio = ratio(instance);
            sum += ratio;
            worst = Math.max(worst, ratio);
        }
        System.out.printf(Locale.ROOT, "%d instances, mean ratio %.3f%n", instances.size(), sum / instances.size());
        return Judged.verdict(name(), List.of(Judged.atMost("worst: nodes ÷ bound", worst, GOAL)));
    }

    private static double ratio(PackingInstance instance) {
        instance.needed();
        long from = System.nanoTime();
        int nodes = instance.needed();
        long took = System.nanoTime() - from;
        OptionalInt exact = ExactPacking.of(instance);
        int bound = exact.isPresent() ? exact.getAsInt() : ConfigurationBound.of(instance);
        double ratio = nodes / (double) bound;
        System.out.printf(
                Locale.ROOT,
                "%-40s %5d nodes, %s %5d, ratio %.3f; %.1f ms%n",
                instance.name(),
                nodes,
                exact.isPresent() ? "fewest" : "bound ",
                bound,
                ratio,
                took / 1e6);
        return ratio;
    }
}
