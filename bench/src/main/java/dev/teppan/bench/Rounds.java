package dev.teppan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures two sides in turn, changing who goes first with each round. */
final class Rounds {

    private final String ourName;
    private final Callable<Double> ours;
    private final String theirName;
    private final Callable<Double> theirs;

    /** Each side returns its seconds. */
    Rounds(String ourName, Callable<Double> ours, String theirName, Callable<Double> theirs) {
        this.ourName = ourName;
        this.ours = ours;
        this.theirName = theirName;
        this.theirs = theirs;
    }

    PairedRatios run(int warmUps, int rounds) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            ours.call();
            theirs.call();
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> ourSeconds = new ArrayList<>();
        List<Double> theirSeconds = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean first = round % 2 == 0;
            double before = first ? ours.call() : theirs.call();
            double after = first ? theirs.call() : ours.call();
            double our = first ? before : after;
            double their = first ? after : before;
            ourSeconds.add(our);
            theirSeconds.add(their);
            ratios.add(our / their);
            System.out.printf(
                    Locale.ROOT,
                    "round %2d: %s %.3f s, %s %.3f s, ratio %.3f%n",
                    round + 1,
                    ourName,
                    our,
                    theirName,
                    their,
                    our / their);
        }
        System.out.println(spread(ourName, ourSeconds));
        System.out.println(spread(theirName, theirSeconds));
        PairedRatios paired = new PairedRatios(ratios);
        System.out.println(paired.words());
        return paired;
    }

    private static String spread(String name, List<Double> seconds) {
        PairedRatios sorted = new PairedRatios(seconds);
        return String.format(
                Locale.ROOT,
                "%s: median %.3f s, from %.3f to %.3f",
                name,
                sorted.median(),
                sorted.ascending().getFirst(),
                sorted.ascending().getLast());
    }
}
