package dev.teppan.platform.scheduling;

/** The latest starts, for how often there is one. */
final class StartLog {

    private static final int KEPT = 128;

    /** With fewer, nothing can be said. */
    private static final int ENOUGH = 4;

    private final long[] times = new long[KEPT];
    private long count;

    void add(long time) {
        times[(int) (count % KEPT)] = time;
        count++;
    }

    /** How many start in a millisecond, by the latest of them and the time since; 0 where there were too few. */
    double perMilli(long now) {
        if (count < ENOUGH) {
            return 0;
        }
        int kept = (int) Math.min(count, KEPT);
        long oldest = times[(int) ((count - kept) % KEPT)];
        return (kept - 1) / (double) Math.max(1, now - oldest);
    }
}
