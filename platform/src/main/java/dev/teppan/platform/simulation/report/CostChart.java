package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Result;
import java.util.Locale;

/** What a policy costs beside how long one waits under it: down and to the left is better. */
final class CostChart {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double LEFT = 64;
    private static final double RIGHT = 690;
    private static final double TOP = 14;
    private static final double BOTTOM = 270;

    private CostChart() {}

    static String of(Comparison comparison) {
        boolean free = comparison.results().stream().allMatch(result -> result.cost() == 0);
        double most = comparison.results().stream()
                .mapToDouble(result -> figure(result, free))
                .max()
                .orElse(1);
        double worst = comparison.results().stream()
                .mapToDouble(result -> result.waits().quantile(0.95))
                .max()
                .orElse(0);
        double bound =
                free ? comparison.bound().nodeHours() : comparison.bound().cost();
        Axis across = Axis.linear(most, LEFT, RIGHT);
        Axis up = Axis.times(worst, BOTTOM, TOP);
        Svg svg = new Svg(WIDTH, HEIGHT, "Cost and p95 wait of each policy");
        for (Axis.TimeTick tick : up.timeTicks()) {
            svg.line("grid", LEFT, tick.place(), RIGHT, tick.place());
            svg.text("tick", LEFT - 8, tick.place() + 4, "end", tick.words());
        }
        for (double tick : across.ticks()) {
            svg.line("grid", across.place(tick), TOP, across.place(tick), BOTTOM);
            svg.text("tick", across.place(tick), BOTTOM + 18, "middle", number(tick));
        }
        svg.line("bound", across.place(bound), TOP, across.place(bound), BOTTOM);
        svg.text("label", across.place(bound) + 6, BOTTOM - 8, "start", "no policy can be left of this");
        svg.text(
                "label", (LEFT + RIGHT) / 2, HEIGHT - 14, "middle", (free ? "node-hours" : "cost") + " · up: p95 wait");
        for (int i = comparison.results().size() - 1; i >= 0; i--) {
            Result result = comparison.results().get(i);
            String words = result.contender() + ": " + number(figure(result, free)) + ", p95 "
                    + Figures.span(result.waits().quantile(0.95));
            svg.dot(
                    PageStyle.fill(i) + " dot",
                    across.place(figure(result, free)),
                    up.place((double) result.waits().quantile(0.95)),
                    7,
                    words);
        }
        return svg.end();
    }

    private static double figure(Result result, boolean free) {
        return free ? result.nodeHours() : result.cost();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : Figures.three(value);
    }
}
