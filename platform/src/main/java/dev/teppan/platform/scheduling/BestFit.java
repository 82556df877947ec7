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
        RoomWatch watch = lane.need().watch(sites);
        Choice choice = new Choice(lane, now);
        if (watch.hasBegun()) {
            for (int i = watch.count() - 1; i >= 0; i--) {
                if (!choice.consider(watch.get(i))) {
                    watch.removeAt(i);
                }
            }
        } else {
            for (int site : lane.need().sites(sites)) {
                choice.consider(site);
            }
            if (choice.best == Site.CLOSED) {
                watch.begin();
                choice.keptAway(watch);
            }
        }
        return choice.best == Site.CLOSED ? null : sites.get(choice.best);
    }

    /** The best of the sites looked at so far. */
    private final class Choice {
        private final Lane lane;
        private final long now;
        private final int[] need;
        private final int[] free;
        private final int stride;
        private final boolean spread;
        private int best = Site.CLOSED;
        private double least = Double.MAX_VALUE;

        Choice(Lane lane, long now) {
            this.lane = lane;
            this.now = now;
            this.need = lane.need().vector();
            this.free = board.sites().free();
            this.stride = board.sites().stride();
            this.spread = lane.shape().placing() == Placing.SPREAD;
        }

        /** Answers whether a site has room, whoever that is for. */
        boolean consider(int site) {
            if (!Sites.fits(need, free, site * stride, stride)) {
                return false;
            }
            double cost = spread ? crowd(lane, site) : leftOver(need, site);
            boolean better = cost < least || (cost == least && site < best);
            if (better && isOpen(lane, site, now)) {
                best = site;
                least = cost;
            }
            return true;
        }

        /** Lists the sites with room that something keeps this lane from. */
        void keptAway(RoomWatch watch) {
            for (int site : lane.need().sites(board.sites())) {
                if (Sites.fits(need, free, site * stride, stride)) {
                    watch.add(site);
                }
            }
        }
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
