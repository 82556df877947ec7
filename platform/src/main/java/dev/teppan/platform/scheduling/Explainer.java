package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Shortage;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Says why one execution waits. Looks at each lane and each site once at the most, never at each execution. */
final class Explainer {

    private final Board board;
    private final SchedulerSettings settings;
    private final Reservations reservations;
    private final BestFit bestFit;
    private final LimitReasons limits;
    private final PlaceReasons places;

    Explainer(Board board, SchedulerSettings settings, Reservations reservations, BestFit bestFit) {
        this.board = board;
        this.settings = settings;
        this.reservations = reservations;
        this.bestFit = bestFit;
        this.limits = new LimitReasons(board.dimensions());
        this.places = new PlaceReasons(board.sites());
    }

    WaitReason why(int slot, long now) {
        WaitReason reason = now(slot, now);
        Lane lane = board.lanes().get(board.pending().lane(slot));
        boolean forRoom = switch (reason.code()) {
            case WAITING_CAPACITY, FAIR_SHARE_TURN, RESERVED -> lane.need().isPossible(board.sites());
            default -> false;
        };
        return forRoom ? reason.starting(board.forecasts().predict(lane, slot, reason.ahead(), now)) : reason;
    }

    /** Why it waits now, without a prediction, which looks at all that runs. */
    WaitReason now(int slot, long now) {
        board.tries().sitesMayHaveChanged();
        Lane lane = board.lanes().get(board.pending().lane(slot));
        KeyGate key = board.keys().get(board.pending().key(slot));
        long ahead = ahead(lane, slot);
        return limits.keyed(lane, key, ahead)
                .or(() -> limits.barred(lane, now, ahead))
                .or(() -> places.nowhere(lane, ahead))
                .orElseGet(() -> room(lane, now, ahead));
    }

    private WaitReason room(Lane lane, long now, long ahead) {
        Need need = lane.need();
        Site fits = null;
        for (int number : need.sites(board.sites())) {
            if (Sites.fits(
                    need.vector(),
                    board.sites().free(),
                    number * board.sites().stride(),
                    board.sites().stride())) {
                if (bestFit.isOpen(lane, number, now)) {
                    return new WaitReason(Code.NEXT, "Starts with the next plan.", ahead);
                }
                fits = board.sites().get(number);
            }
        }
        return fits == null ? noRoom(lane, now, ahead) : keptAway(lane, fits, now, ahead);
    }

    private WaitReason keptAway(Lane lane, Site site, long now, long ahead) {
        return lane.need()
                .backoffs()
                .bar(site.placement(), now)
                .map(pause -> new WaitReason(
                        Code.BACKOFF,
                        "Node " + name(site) + " has room, but refused this shape " + pause.refusals()
                                + " times, last: " + pause.detail() + "; it is tried again at "
                                + Instant.ofEpochMilli(pause.until()) + ".",
                        ahead))
                .orElseGet(() -> {
                    Reservation reservation = reservations.at(site.number());
                    String owner = reservation == null
                            ? "another job"
                            : "the job " + reservation.lane().shape().job() + " until "
                                    + Instant.ofEpochMilli(reservation.deadline());
                    return new WaitReason(
                            Code.RESERVED,
                            "Node " + name(site) + " has room, but is kept for " + owner + "; " + ahead + " ahead.",
                            ahead);
                });
    }

    private WaitReason noRoom(Lane lane, long now, long ahead) {
        Need need = lane.need();
        Optional<Reservation> own = reservations.of(lane);
        if (own.isPresent()) {
            return new WaitReason(
                    Code.WAITING_CAPACITY,
                    "Needs " + Words.of(need.resources()) + "; node "
                            + name(own.get().site()) + " is kept for it from "
                            + Instant.ofEpochMilli(own.get().deadline()) + " on; " + ahead + " ahead.",
                    ahead);
        }
        Optional<Tenant> first = servedFirst(lane, now);
        if (first.isPresent()) {
            long[] totals = board.sites().totals();
            return new WaitReason(
                    Code.FAIR_SHARE_TURN,
                    "Application " + lane.tenant().name() + " holds "
                            + Words.percent(lane.tenant().holds(totals)) + " with weight "
                            + lane.tenant().weight() + "; "
                            + first.get().name() + " holds "
                            + Words.percent(first.get().holds(totals)) + " with weight "
                            + first.get().weight() + " and goes first; " + ahead + " ahead.",
                    ahead);
        }
        Resources freest = Arrays.stream(need.sites(board.sites()))
                .mapToObj(number -> free(board.sites().get(number)))
                .min(Comparator.comparingDouble(free -> Shortage.of(need.resources(), free)))
                .orElse(Resources.NONE);
        return new WaitReason(
                Code.WAITING_CAPACITY,
                "Needs " + Words.of(need.resources()) + "; the freest node has " + Words.of(freest) + "; " + ahead
                        + " ahead.",
                ahead);
    }

    /** The application with the least share that waits for room too, where that is another one with less. */
    private Optional<Tenant> servedFirst(Lane lane, long now) {
        long[] totals = board.sites().totals();
        board.lanes().tenants().forEach(tenant -> tenant.reckon(totals, settings.memoryWeight(), now));
        return board.tries().parked().stream()
                .flatMap(need -> need.awaiting().stream())
                .map(Lane::tenant)
                .filter(tenant -> tenant.share() < lane.tenant().share())
                .min(Comparator.comparingDouble(Tenant::share).thenComparing(Tenant::name));
    }

    private Resources free(Site site) {
        int[] free = new int[board.sites().stride()];
        for (int i = 0; i < free.length; i++) {
            free[i] = site.free(i);
        }
        return board.dimensions().resources(free);
    }

    /** How many of its application go first. */
    private long ahead(Lane lane, int slot) {
        long ahead = 0;
        for (Lane other : board.lanes().all()) {
            if (other.tenant() == lane.tenant() && other.priority() >= lane.priority()) {
                ahead += other.priority() > lane.priority()
                        ? other.line().size()
                        : other.line().rank(slot);
            }
        }
        return ahead;
    }

    private static String name(Site site) {
        return site.placement().node().isEmpty()
                ? site.placement().pool()
                : site.placement().node();
    }
}
