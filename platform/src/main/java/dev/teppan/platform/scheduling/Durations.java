package dev.teppan.platform.scheduling;

/**
 * A sketch of times: counts in 160 classes, each a tenth longer than the one before, from 0.1 s to five days. Quantiles are
 * right to 5 %. When it has counted enough, all counts are halved, so that what came lately weighs more.
 */
final class Durations {

    private static final int CLASSES = 160;
    private static final double SHORTEST = 100;
    private static final double STEP = Math.log(1.1);
    private static final int ENOUGH = 1_024;

    private final short[] counts = new short[CLASSES];
    private int total;

    void add(long millis) {
        counts[classOf(millis)]++;
        total++;
        if (total >= ENOUGH) {
            total = 0;
            for (int i = 0; i < CLASSES; i++) {
                counts[i] = (short) ((counts[i] + 1) / 2);
                total += counts[i];
            }
        }
    }

    long quantile(double part) {
        return quantileFrom(0, total, part);
    }

    /** A quantile of those longer than a time; 0 when none was. */
    long quantileOfLonger(double part, long than) {
        int from = Math.min(CLASSES - 1, classOf(than) + 1);
        int longer = 0;
        for (int i = from; i < CLASSES; i++) {
            longer += counts[i];
        }
        return longer == 0 ? 0 : quantileFrom(from, longer, part);
    }

    private long quantileFrom(int from, int of, double part) {
        int wanted = (int) Math.max(1, Math.ceil(part * of));
        int seen = 0;
        for (int i = from; i < CLASSES; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return middle(i);
            }
        }
        return middle(CLASSES - 1);
    }

    private static int classOf(long millis) {
        return millis <= SHORTEST ? 0 : Math.min(CLASSES - 1, (int) (Math.log(millis / SHORTEST) / STEP));
    }

    private static long middle(int number) {
        return Math.round(SHORTEST * Math.exp((number + 0.5) * STEP));
    }
}
