package dev.teppan.platform.simulation.report;

import java.util.Locale;

/** Writes a picture as SVG, piece by piece. Colours come from the classes of {@link PageStyle}. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    Svg(double width, double height, String description) {
        text.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                width,
                height,
                Html.escaped(description)));
    }

    Svg line(String classes, double x1, double y1, double x2, double y2) {
        text.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                classes,
                x1,
                y1,
                x2,
                y2));
        return this;
    }

    /** A text that starts, ends or has its middle there: {@code start}, {@code end}, {@code middle}. */
    Svg text(String classes, double x, double y, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                classes,
                x,
                y,
                anchor,
                Html.escaped(words)));
        return this;
    }

    /** A path of points, joined by straight lines. */
    Svg path(String classes, double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
        }
        text.append("<path class=\"")
                .append(classes)
                .append("\" d=\"")
                .append(points)
                .append("\"/>");
        return this;
    }

    /** What lies between a path of points and a base line. */
    Svg area(String classes, double[] x, double[] y, double base) {
        double[] longerX = new double[x.length + 2];
        double[] longerY = new double[x.length + 2];
        longerX[0] = x[0];
        longerY[0] = base;
        System.arraycopy(x, 0, longerX, 1, x.length);
        System.arraycopy(y, 0, longerY, 1, y.length);
        longerX[x.length + 1] = x[x.length - 1];
        longerY[x.length + 1] = base;
        return path(classes, longerX, longerY);
    }

    /** A dot, with words that show when pointed at. */
    Svg dot(String classes, double x, double y, double radius, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
                classes,
                x,
                y,
                radius,
                Html.escaped(words)));
        return this;
    }

    String end() {
        return text.append("</svg>").toString();
    }
}
