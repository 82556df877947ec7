package dev.teppan.platform.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * From values to places on a picture.
 *
 * @param from the place of the least value
 * @param to the place of the greatest
 * @param scale from values to where they are, in any unit
 */
record Axis(double least, double greatest, double from, double to, DoubleUnaryOperator scale) {

    private static final double[] TIMES = {
        1_000, 10_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000.0, 86_400_000, 7 * 86_400_000.0, 30 * 86_400_000.0
    };

    private static final String[] WORDS = {"1 s", "10 s", "1 min", "10 min", "1 h", "6 h", "1 d", "7 d", "30 d"};

    static Axis linear(double greatest, double from, double to) {
        return new Axis(0, nice(greatest), from, to, DoubleUnaryOperator.identity());
    }

    /** Times in milliseconds, by their logarithm; what is below a second is at the second. */
    static Axis times(double greatest, double from, double to) {
        double least = TIMES[0];
        return new Axis(
                least, Math.max(greatest, 10 * least) * 1.15, from, to, value -> Math.log10(Math.max(least, value)));
    }

    double place(double value) {
        double low = scale.applyAsDouble(least);
        double high = scale.applyAsDouble(greatest);
        double part = (scale.applyAsDouble(value) - low) / (high - low);
        return from + Math.clamp(part, 0, 1) * (to - from);
    }

    /** A line of an axis of times. */
    record TimeTick(double place, String words) {}

    /** Where lines of an axis of times are. */
    List<TimeTick> timeTicks() {
        List<TimeTick> ticks = new ArrayList<>();
        for (int i = 0; i < TIMES.length; i++) {
            if (TIMES[i] <= greatest) {
                ticks.add(new TimeTick(place(TIMES[i]), WORDS[i]));
            }
        }
        return ticks;
    }

    /** Where lines of a linear axis are: some four. */
    List<Double> ticks() {
        double step = nice(greatest / 4);
        List<Double> ticks = new ArrayList<>();
        for (double tick = 0; tick <= greatest * 1.0001; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
    private static double nice(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 2.5, 5}) {
            if (step * power >= value * 0.9999) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
