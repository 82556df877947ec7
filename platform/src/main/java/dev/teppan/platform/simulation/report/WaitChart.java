package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Result;

/** How long how many waited: the quantiles of waits, the tail stretched out. */
final class WaitChart {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double LEFT = 64;
    private static final double RIGHT = 700;
    private static final double TOP = 14;
    private static final double BOTTOM = 280;
    private static final double TAIL = 0.999;
    private static final double[] MARKS = {0, 0.5, 0.9, 0.95, 0.99, 0.999};
    private static final int POINTS = 160;

    private WaitChart() {}

    static String of(Comparison comparison) {
        double worst = comparison.results().stream()
                .mapToDouble(result -> result.waits().quantile(TAIL))
                .max()
                .orElse(0);
        Axis time = Axis.times(worst, BOTTOM, TOP);
        Svg svg = new Svg(WIDTH, HEIGHT, "Quantiles of waits of each policy");
        for (Axis.TimeTick tick : time.timeTicks()) {
            svg.line("grid", LEFT, tick.place(), RIGHT, tick.place());
            svg.text("tick", LEFT - 8, tick.place() + 4, "end", tick.words());
        }
        for (double mark : MARKS) {
            svg.line("grid", x(mark), TOP, x(mark), BOTTOM);
            svg.text("tick", x(mark), BOTTOM + 18, "middle", mark == 0 ? "0" : Figures.three(100 * mark) + " %");
        }
        svg.text("label", (LEFT + RIGHT) / 2, HEIGHT - 6, "middle", "part of executions that waited no longer");
        for (int i = comparison.results().size() - 1; i >= 0; i--) {
            line(svg, comparison.results().get(i), i, time);
        }
        return svg.end();
    }

    private static void line(Svg svg, Result result, int index, Axis time) {
        double[] x = new double[POINTS + 1];
        double[] y = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double part = 1 - Math.pow(1 - TAIL, (double) i / POINTS);
            x[i] = x(part);
            y[i] = time.place((double) result.waits().quantile(part));
        }
        svg.path(PageStyle.stroke(index), x, y);
    }

    private static double x(double part) {
        return LEFT + (RIGHT - LEFT) * Math.log(1 - part) / Math.log(1 - TAIL);
    }
}
