package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Waits;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The results as one page that needs nothing else: pictures are drawn in it, and there is no script. */
public final class HtmlReport {

    private static final int MOST_APPLICATIONS = 20;

    private final Comparison comparison;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The page. */
    public static String of(Comparison comparison) {
        return new HtmlReport(comparison).page();
    }

    private String page() {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(Html.escaped(comparison.title()))
                .append(" · Teppan simulation</title>\n<style>\n")
                .append(PageStyle.css())
                .append("</style></head>\n<body>\n<h1>")
                .append(Html.escaped(comparison.title()))
                .append("</h1>\n<div class=\"lead\">");
        Summary.lines(comparison)
                .forEach(line -> page.append("<p>").append(Html.escaped(line)).append("</p>"));
        page.append("</div>\n");
        table();
        page.append("<div class=\"pair\">");
        chart(
                "How long executions waited",
                "Log scale; the tail is stretched out. Lower is better.",
                WaitChart.of(comparison));
        chart("What it cost", "Each dot a policy; down and to the left is better.", CostChart.of(comparison));
        page.append("</div>\n");
        overTime();
        applications();
        page.append(
                        "<footer>Simulated by Teppan. The same workload, policies and seed give the same figures.</footer>\n")
                .append("</body></html>\n");
        return page.toString();
    }

    private void table() {
        List<Columns.Column> columns = new Columns(comparison).all();
        page.append(
                "<section class=\"wide\"><h2>Results</h2><p>The best of each column is marked.</p><table><thead><tr><th></th>");
        columns.forEach(column ->
                page.append("<th>").append(Html.escaped(column.head())).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (int i = 0; i < comparison.results().size(); i++) {
            Result result = comparison.results().get(i);
            page.append("<tr><td>")
                    .append(key(i))
                    .append(Html.escaped(result.contender()))
                    .append("</td>");
            columns.forEach(column -> page.append(isBest(column, result) ? "<td class=\"best\">" : "<td>")
                    .append(Html.escaped(column.text().apply(result)))
                    .append("</td>"));
            page.append("</tr>\n");
        }
        page.append("<tr class=\"limit\"><td>lower bound</td>");
        columns.forEach(column -> page.append("<td>")
                .append(Html.escaped(column.bound().apply(comparison.bound())))
                .append("</td>"));
        page.append("</tr></tbody></table></section>\n");
    }

    /** Those that read like the least are best too; where all do, none is. */
    private boolean isBest(Columns.Column column, Result result) {
        List<Result> results = comparison.results();
        Result best = results.stream()
                .min(Comparator.comparingDouble(each -> column.figure().apply(each)))
                .orElse(result);
        String text = column.text().apply(best);
        boolean differ =
                results.stream().anyMatch(each -> !column.text().apply(each).equals(text));
        return differ
                && !column.figure().apply(result).isNaN()
                && column.text().apply(result).equals(text);
    }

    private void chart(String head, String words, String picture) {
        page.append("<section><h2>")
                .append(head)
                .append("</h2><p>")
                .append(words)
                .append("</p>");
        keys();
        page.append(picture).append("</section>\n");
    }

    private void keys() {
        page.append("<div class=\"keys\">");
        for (int i = 0; i < comparison.results().size(); i++) {
            page.append("<span>")
                    .append(key(i))
                    .append(Html.escaped(comparison.results().get(i).contender()))
                    .append("</span>");
        }
        page.append("</div>");
    }

    private void overTime() {
        page.append("<section><h2>Over time</h2><p>Nodes that took work, and below them executions that waited; ")
                .append("all at the same scales.</p><div class=\"many\">");
        for (int i = 0; i < comparison.results().size(); i++) {
            page.append("<div><h3>")
                    .append(key(i))
                    .append(Html.escaped(comparison.results().get(i).contender()))
                    .append("</h3>")
                    .append(TimeCharts.of(comparison, i))
                    .append("</div>");
        }
        page.append("</div></section>\n");
    }

    private void applications() {
        List<String> names = comparison.results().getFirst().byApplication().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Waits> entry) ->
                                -entry.getValue().count())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        page.append("<section class=\"wide\"><h2>Mean wait by application</h2><p>")
                .append(
                        names.size() > MOST_APPLICATIONS
                                ? "The " + MOST_APPLICATIONS + " with the most executions, of " + names.size() + "."
                                : "Those with the most executions first.")
                .append("</p><table><thead><tr><th></th><th>executions</th>");
        comparison
                .results()
                .forEach(result -> page.append("<th>")
                        .append(Html.escaped(result.contender()))
                        .append("</th>"));
        page.append("</tr></thead><tbody>\n");
        names.stream().limit(MOST_APPLICATIONS).forEach(this::application);
        page.append("</tbody></table></section>\n");
    }

    private void application(String name) {
        double least = comparison.results().stream()
                .mapToDouble(result -> waits(result, name).mean())
                .min()
                .orElse(0);
        page.append("<tr><td>")
                .append(Html.escaped(name))
                .append("</td><td>")
                .append(Figures.whole(
                        waits(comparison.results().getFirst(), name).count()))
                .append("</td>");
        for (Result result : comparison.results()) {
            String text = Figures.span(waits(result, name).mean());
            page.append(text.equals(Figures.span(least)) ? "<td class=\"best\">" : "<td>")
                    .append(text)
                    .append("</td>");
        }
        page.append("</tr>\n");
    }

    private static Waits waits(Result result, String application) {
        return Objects.requireNonNull(result.byApplication().get(application), "all have the same applications");
    }

    private static String key(int index) {
        return "<span class=\"key " + PageStyle.fill(index) + "\"></span>";
    }
}
