package dev.teppan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures several sides in turn, round after round; who goes first changes with each round. */
final class Contest {

    private record Side(String name, Callable<Double> measure, List<Double> figures) {}

    private final String unit;
    private final List<Side> sides = new ArrayList<>();

    /** @param unit of the figures, for print */
    Contest(String unit) {
        this.unit = unit;
    }

    /** Adds a side; it returns its figure. */
    Contest side(String name, Callable<Double> measure) {
        sides.add(new Side(name, measure, new ArrayList<>()));
        return this;
    }

    Contest run(int warmUps, int rounds) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            for (Side side : sides) {
                side.measure().call();
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get((round + i) % sides.size());
                side.figures().add(side.measure().call());
            }
            StringBuilder line = new StringBuilder("round %2d:".formatted(round + 1));
            for (Side side : sides) {
                line.append(String.format(
                        Locale.ROOT,
                        "  %s %s",
                        side.name(),
                        number(side.figures().getLast())));
            }
            System.out.println(line.append(' ').append(unit));
        }
        sides.forEach(side -> System.out.println(summary(side)));
        return this;
    }

    /** One side's figures divided by another's, round by round. */
    PairedRatios ratio(String one, String other) {
        List<Double> ones = figures(one);
        List<Double> others = figures(other);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            ratios.add(ones.get(i) / others.get(i));
        }
        return new PairedRatios(ratios);
    }

    private List<Double> figures(String name) {
        return sides.stream()
                .filter(side -> side.name().equals(name))
                .findFirst()
                .map(Side::figures)
                .orElseThrow(() -> new IllegalArgumentException("no side " + name));
    }

    private String summary(Side side) {
        PairedRatios sorted = new PairedRatios(side.figures());
        return String.format(
                Locale.ROOT,
                "%-18s median %s %s, from %s to %s",
                side.name(),
                number(sorted.median()),
                unit,
                number(sorted.ascending().getFirst()),
                number(sorted.ascending().getLast()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
