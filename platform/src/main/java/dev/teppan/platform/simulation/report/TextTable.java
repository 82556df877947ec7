package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Result;
import java.util.ArrayList;
import java.util.List;

/** The results as lines of a terminal. */
public final class TextTable {

    private static final String BOUND = "lower bound";

    private TextTable() {}

    /** The lines, the first ones about the workload. */
    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>(Summary.lines(comparison));
        lines.add("");
        List<List<String>> rows = rows(comparison);
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static List<List<String>> rows(Comparison comparison) {
        List<Columns.Column> columns = new Columns(comparison).all();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        columns.forEach(column -> head.add(column.head()));
        rows.add(head);
        for (Result result : comparison.results()) {
            List<String> row = new ArrayList<>(List.of(result.contender()));
            columns.forEach(column -> row.add(column.text().apply(result)));
            rows.add(row);
        }
        List<String> bound = new ArrayList<>(List.of(BOUND));
        columns.forEach(column -> bound.add(column.bound().apply(comparison.bound())));
        rows.add(bound);
        return rows;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
        }
        return line.toString().stripTrailing();
    }
}
