package dev.teppan.platform.scheduling;

/** What fits into what, on vectors whose places are the same resources. */
final class Fitting {

    private Fitting() {}

    /** How many times a need fits; as often as one likes where it needs nothing. */
    static long times(int[] need, int[] free) {
        long times = Long.MAX_VALUE;
        for (int i = 0; i < need.length; i++) {
            if (need[i] > 0) {
                times = Math.min(times, i < free.length ? Math.max(0, free[i]) / need[i] : 0);
            }
        }
        return times;
    }

    /** Takes a need so many times. */
    static void take(int[] free, int[] need, long times) {
        for (int i = 0; i < need.length && i < free.length; i++) {
            free[i] -= Math.toIntExact(need[i] * times);
        }
    }

    /** All resources in one number. */
    static double size(int[] vector, double[] weights) {
        double size = 0;
        for (int i = 0; i < vector.length && i < weights.length; i++) {
            size += vector[i] * weights[i];
        }
        return size;
    }
}
