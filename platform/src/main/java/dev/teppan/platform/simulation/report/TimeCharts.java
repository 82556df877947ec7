package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Timeline.Piece;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What went on over time: for each policy the nodes there were, and what waited; all at the same scales. */
final class TimeCharts {

    private static final double WIDTH = 352;
    private static final double HEIGHT = 190;
    private static final double LEFT = 42;
    private static final double RIGHT = 344;
    private static final double TOP = 10;
    private static final double MIDDLE = 92;
    private static final double LOWER = 106;
    private static final double BOTTOM = 164;

    private TimeCharts() {}

    static String of(Comparison comparison, int index) {
        Result result = comparison.results().get(index);
        Axis time = new Axis(0, longest(comparison), LEFT, RIGHT, value -> value);
        Axis nodes = Axis.linear(greatest(comparison, Piece::nodes), MIDDLE, TOP);
        Axis waiting = Axis.linear(greatest(comparison, Piece::waiting), BOTTOM, LOWER);
        Svg svg = new Svg(WIDTH, HEIGHT, "Nodes and waiting executions over time under " + result.contender());
        frame(svg, nodes, "nodes");
        frame(svg, waiting, "waiting");
        double[] x = new double[2 * result.timeline().pieces().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = time.place((double) (((i + 1) / 2) * result.timeline().width()));
        }
        svg.area(PageStyle.fill(index) + " soft", x, steps(result, Piece::nodes, nodes), MIDDLE);
        svg.path(PageStyle.stroke(index), x, steps(result, Piece::nodes, nodes));
        svg.area("waits", x, steps(result, Piece::waiting, waiting), BOTTOM);
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.line("axis", LEFT, MIDDLE, RIGHT, MIDDLE);
        svg.text("tick", LEFT, BOTTOM + 16, "start", "0");
        svg.text("tick", RIGHT, BOTTOM + 16, "end", Figures.span(time.greatest()));
        return svg.end();
    }

    private static void frame(Svg svg, Axis axis, String words) {
        for (double tick : List.of(axis.greatest() / 2, axis.greatest())) {
            svg.line("grid", LEFT, axis.place(tick), RIGHT, axis.place(tick));
        }
        svg.text("tick", LEFT - 5, axis.to() + 8, "end", Figures.three(axis.greatest()));
        svg.text("label", RIGHT - 2, axis.to() + 10, "end", words);
    }

    private static double[] steps(Result result, ToDoubleFunction<Piece> figure, Axis axis) {
        List<Piece> pieces = result.timeline().pieces();
        double[] y = new double[2 * pieces.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = axis.place(figure.applyAsDouble(pieces.get(i / 2)));
        }
        return y;
    }

    private static double longest(Comparison comparison) {
        return comparison.results().stream()
                .mapToDouble(result -> (double) result.timeline().pieces().size()
                        * result.timeline().width())
                .max()
                .orElse(1);
    }

    private static double greatest(Comparison comparison, ToDoubleFunction<Piece> figure) {
        return comparison.results().stream()
                .flatMap(result -> result.timeline().pieces().stream())
                .mapToDouble(figure)
                .max()
                .orElse(1);
    }
}
