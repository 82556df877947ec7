package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.LowerBound;
import dev.teppan.platform.simulation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of the table of results, which the terminal and the page have alike. */
record Columns(Comparison comparison) {

    /**
     * One column.
     *
     * @param text of a result
     * @param bound of the lower bound; empty where there is none
     * @param figure what is compared; the least is best. NaN where nothing is
     */
    record Column(
            String head,
            Function<Result, String> text,
            Function<LowerBound, String> bound,
            Function<Result, Double> figure) {}

    List<Column> all() {
        List<Column> columns = new ArrayList<>();
        columns.add(wait("mean wait", result -> result.waits().mean()));
        columns.add(wait("p50", result -> (double) result.waits().quantile(0.5)));
        columns.add(wait("p95", result -> (double) result.waits().quantile(0.95)));
        columns.add(wait("p99", result -> (double) result.waits().quantile(0.99)));
        columns.add(wait("worst", result -> (double) result.waits().worst()));
        columns.add(plain("starved", result -> Figures.whole(comparison.starved(result)), result ->
                (double) comparison.starved(result)));
        columns.add(new Column(
                "makespan",
                result -> Figures.span(result.makespan()),
                bound -> Figures.span(bound.makespan()),
                result -> (double) result.makespan()));
        columns.add(plain("in use", result -> Figures.percent(result.utilisation()), result -> -result.utilisation()));
        columns.add(new Column(
                "node-hours",
                result -> Figures.three(result.nodeHours()),
                bound -> Figures.three(bound.nodeHours()),
                Result::nodeHours));
        columns.add(new Column(
                "cost", result -> Figures.three(result.cost()), bound -> Figures.three(bound.cost()), Result::cost));
        columns.add(plain("Jain", result -> Figures.index(result.fairness()), result -> -result.fairness()));
        if (comparison.hasLosses()) {
            columns.add(
                    plain("lost runs", result -> Figures.whole(result.losses().runs()), result -> Double.NaN));
            columns.add(
                    plain("run in vain", result -> Figures.span(result.losses().lostMillis()), result -> Double.NaN));
            columns.add(
                    plain("given up", result -> Figures.whole(result.losses().givenUp()), result -> Double.NaN));
        }
        return columns;
    }

    private static Column wait(String head, Function<Result, Double> figure) {
        return plain(head, result -> Figures.span(figure.apply(result)), figure);
    }

    private static Column plain(String head, Function<Result, String> text, Function<Result, Double> figure) {
        return new Column(head, text, bound -> "", figure);
    }
}
