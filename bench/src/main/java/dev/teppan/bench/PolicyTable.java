package dev.teppan.bench;

import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.LowerBound;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.SyntheticWorkloads;
import dev.teppan.platform.simulation.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The runs of one workload under several policies: means over the seeds. */
final class PolicyTable {

    private static final double SECOND = 1_000;
    private static final double HOUR = 3_600_000;

    private final Map<Contender, List<Result>> results = new LinkedHashMap<>();
    private final List<LowerBound> bounds = new ArrayList<>();
    private String workload = "";

    PolicyTable(List<Contender> contenders) {
        contenders.forEach(contender -> results.put(contender, new ArrayList<>()));
    }

    void add(Contender contender, Workload ran, Result result) {
        if (results.values().stream().allMatch(List::isEmpty) || of(contender).size() == bounds.size()) {
            bounds.add(LowerBound.of(ran));
        }
        workload = ran.name();
        of(contender).add(result);
    }

    /** The mean over the seeds. */
    double mean(Contender contender, ToDoubleFunction<Result> figure) {
        return of(contender).stream().mapToDouble(figure).average().orElseThrow();
    }

    /** The ratio of the means. */
    double ratio(Contender of, Contender to, ToDoubleFunction<Result> figure) {
        return mean(of, figure) / mean(to, figure);
    }

    /** The longest wait of an application in any run, in milliseconds. */
    double worstOf(Contender contender, String application) {
        return of(contender).stream()
                .mapToLong(
                        result -> Objects.requireNonNull(result.byApplication().get(application))
                                .worst())
                .max()
                .orElseThrow();
    }

    /** The mean of the mean waits of light applications, in milliseconds; 0 where there are none. */
    static double lightMean(Result result) {
        return result.byApplication().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(SyntheticWorkloads.LIGHT))
                .mapToDouble(entry -> entry.getValue().mean())
                .average()
                .orElse(0);
    }

    private List<Result> of(Contender contender) {
        return Objects.requireNonNull(results.get(contender), "no such contender");
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%s, means over %d seeds; waits in seconds%n%-18s %8s %7s %7s %7s %7s %9s %6s %8s %8s %6s%s%n",
                workload,
                bounds.size(),
                "",
                "mean",
                "p50",
                "p95",
                "p99",
                "worst",
                "makespan",
                "used",
                "node-h",
                "cost",
                "Jain",
                special());
        results.keySet().forEach(this::line);
        System.out.printf(
                Locale.ROOT,
                "%-18s %40s %8.2fh %6s %8.1f%n%n",
                "lower bound",
                "",
                bounds.stream().mapToLong(LowerBound::makespan).average().orElseThrow() / HOUR,
                "",
                bounds.stream().mapToDouble(LowerBound::nodeHours).average().orElseThrow());
    }

    private void line(Contender contender) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %8.1f %7.0f %7.0f %7.0f %7.0f %8.2fh %5.1f%% %8.1f %8.2f %6.3f",
                contender.name(),
                mean(contender, result -> result.waits().mean()) / SECOND,
                quantile(contender, 0.5),
                quantile(contender, 0.95),
                quantile(contender, 0.99),
                quantile(contender, 1),
                mean(contender, Result::makespan) / HOUR,
                100 * mean(contender, Result::utilisation),
                mean(contender, Result::nodeHours),
                mean(contender, Result::cost),
                mean(contender, Result::fairness));
        special(contender);
    }

    private String special() {
        return switch (workload) {
            case "starve" -> "  worst of the large";
            case "contend" -> "  mean of the light";
            default -> "";
        };
    }

    private void special(Contender contender) {
        switch (workload) {
            case "starve" ->
                System.out.printf(Locale.ROOT, " %10.0f%n", worstOf(contender, SyntheticWorkloads.LARGE) / SECOND);
            case "contend" ->
                System.out.printf(Locale.ROOT, " %10.0f%n", mean(contender, PolicyTable::lightMean) / SECOND);
            default -> System.out.println();
        }
    }

    private double quantile(Contender contender, double part) {
        return mean(contender, result -> result.waits().quantile(part)) / SECOND;
    }
}
