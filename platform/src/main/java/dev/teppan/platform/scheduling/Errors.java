package dev.teppan.platform.scheduling;

/** How far predictions were off: the actual time divided by the predicted, as a sketch of its logarithm. */
final class Errors {

    private static final int CLASSES = 121;
    private static final double WIDTH = 0.05;
    private static final int MIDDLE = CLASSES / 2;
    private static final int ENOUGH_TO_USE = 20;
    private static final int ENOUGH = 512;

    private final int[] counts = new int[CLASSES];
    private int total;

    void add(long actual, long predicted) {
        double off = Math.log((double) Math.max(1, actual) / Math.max(1, predicted));
        counts[Math.clamp(MIDDLE + Math.round(off / WIDTH), 0, CLASSES - 1)]++;
        total++;
        if (total >= ENOUGH) {
            total = 0;
            for (int i = 0; i < CLASSES; i++) {
                counts[i] /= 2;
                total += counts[i];
            }
        }
    }

    /** What a prediction is to be multiplied by, so that this part of all cases is below; {@code usual} while little is known. */
    double factor(double part, double usual) {
        if (total < ENOUGH_TO_USE) {
            return usual;
        }
        double wanted = part * total;
        int seen = 0;
        for (int i = 0; i < CLASSES; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.exp((i - MIDDLE) * WIDTH);
            }
        }
        return usual;
    }
}
