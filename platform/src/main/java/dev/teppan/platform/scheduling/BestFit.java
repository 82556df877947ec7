package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.Shape.Placing;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the site for one of a lane. Packing takes the site with the least left over, in all resources together and rather
 * evenly than in one; a site that has what the lane does not need (a GPU) comes after those that have not, and an empty one
 * last, so that large blocks stay free and nodes become empty.
 */
final class BestFit {

    /** More than any sum of what is left over. */
    private static final double EMPTY = 1_000;

    /** More than that again. */
    private static final double WASTES = 10_000;

    private final Board board;
    private final Reservations reservations;

    BestFit(Board board, Reservations reservations) {
        this.board = board;
        this.reservations = reservations;
    }

    /** The site for the oldest of a lane; null where there is no room for it now. */
    @Nullable
    Site find(Lane lane, long now) {
        Sites sites = board.sites();
        Need need = lane.need();
        int[] candidates = need.sites(sites);
        int[] vector = need.vector();
        int[] free = sites.free();
        int stride = sites.stride();
        boolean spread = lane.shape().placing() == Placing.SPREAD;
        int best = Site.CLOSED;
        double least = Double.MAX_VALUE;
        for (int site : candidates) {
            int row = site * stride;
            if (Board.fits(vector, free, row, stride)) {
                double cost = spread ? crowd(lane, site) : leftOver(vector, site);
                if (cost < least && isOpen(lane, site, now)) {
                    best = site;
                    least = cost;
                }
            }
        }
        return best == Site.CLOSED ? null : sites.get(best);
    }

    /** Whether neither a reservation nor a pause after refusals keeps a lane from a site. */
    boolean isOpen(Lane lane, int site, long now) {
        Backoffs backoffs = lane.need().backoffs();
        return reservations.admits(lane, site, now)
                && (backoffs.isEmpty() || !backoffs.bars(board.sites().get(site).placement(), now));
    }

    private double leftOver(int[] need, int site) {
        Sites sites = board.sites();
        int stride = sites.stride();
        int[] free = sites.free();
        double[] inverse = sites.inverse();
        double cost = 0;
        for (int i = 0; i < stride; i++) {
            double perUnit = inverse[site * stride + i];
            int needed = i < need.length ? need[i] : 0;
            double left = (free[site * stride + i] - needed) * perUnit;
            cost += left * (1 + 2 * left);
            if (i > 1 && needed == 0 && perUnit > 0) {
                cost += WASTES;
            }
        }
        return sites.get(site).holdings().isEmpty() ? cost + EMPTY : cost;
    }

    private double crowd(Lane lane, int number) {
        Sites sites = board.sites();
        Site site = sites.get(number);
        double cost = 0;
        for (Holding holding : site.holdings()) {
            if (holding.lane().shape().job().equals(lane.shape().job())) {
                cost += EMPTY;
            }
        }
        for (int i = 0; i < sites.stride(); i++) {
            cost -= sites.free()[number * sites.stride() + i] * sites.inverse()[number * sites.stride() + i];
        }
        return cost;
    }
}
