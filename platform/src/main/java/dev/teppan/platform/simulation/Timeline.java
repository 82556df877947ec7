package dev.teppan.platform.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What went on over the time of a run, in pieces of equal length: no more than {@value #MOST}, which grow longer as the run
 * does. Each holds means over its time.
 */
public final class Timeline {

    /** The most pieces. */
    static final int MOST = 240;

    private static final long FIRST_WIDTH = 60_000;
    private static final int FIGURES = 3;

    /**
     * One piece: means.
     *
     * @param nodes that took work
     * @param waiting executions that waited
     * @param running executions that ran
     */
    public record Piece(double nodes, double waiting, double running) {}

    private double[][] sums = new double[MOST][FIGURES];
    private long width = FIRST_WIDTH;
    private long end;

    Timeline() {}

    /** From one moment to another there was this. */
    void add(long from, long until, int nodes, long waiting, long running) {
        while (until > width * MOST) {
            widen();
        }
        end = Math.max(end, until);
        for (long at = from; at < until; ) {
            int piece = (int) (at / width);
            long stop = Math.min(until, (piece + 1) * width);
            sums[piece][0] += (double) (stop - at) * nodes;
            sums[piece][1] += (double) (stop - at) * waiting;
            sums[piece][2] += (double) (stop - at) * running;
            at = stop;
        }
    }

    /** How long a piece is, in milliseconds. */
    public long width() {
        return width;
    }

    /** The pieces, the first from the beginning of time. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i * width < end; i++) {
            double span = Math.min(width, end - i * width);
            pieces.add(new Piece(sums[i][0] / span, sums[i][1] / span, sums[i][2] / span));
        }
        return pieces;
    }

    private void widen() {
        double[][] wider = new double[MOST][FIGURES];
        for (int i = 0; i < MOST; i++) {
            for (int f = 0; f < FIGURES; f++) {
                wider[i / 2][f] += sums[i][f];
            }
        }
        sums = wider;
        width *= 2;
    }
}
