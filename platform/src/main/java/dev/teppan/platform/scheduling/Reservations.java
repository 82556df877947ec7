package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * At most one reservation in each pool. It goes to whom it is the turn of, by the shares of applications, so that it changes
 * no order where all are of a size; but first to whom others of its own application have passed too often.
 */
final class Reservations {

    /** In milliseconds; finding a node looks at all that runs, so it is not done for each start. */
    private static final long BETWEEN = 1_000;

    private final Board board;
    private final EarliestRoom earliest;
    private final SchedulerSettings settings;
    private final List<Reservation> all = new ArrayList<>();
    private final Comparator<Lane> order;
    private long lookedAt = Long.MIN_VALUE / 2;

    Reservations(Board board, SchedulerSettings settings) {
        this.board = board;
        this.settings = settings;
        this.earliest = new EarliestRoom(board);
        this.order = Comparator.comparingLong(
                        (Lane lane) -> wasPassedOften(lane) ? lane.blockedSince() : Long.MAX_VALUE)
                .thenComparingDouble(lane -> lane.tenant().share())
                .thenComparing(lane -> lane.tenant().name())
                .thenComparingInt(lane -> -lane.priority())
                .thenComparing((one, other) ->
                        board.pending().compare(one.line().first(), other.line().first()));
    }

    List<Reservation> all() {
        return all;
    }

    Optional<Reservation> of(Lane lane) {
        return all.stream().filter(reservation -> reservation.lane() == lane).findFirst();
    }

    /** Whether a lane may start at a site with room for it. */
    boolean admits(Lane lane, int site, long now) {
        Reservation reservation = at(site);
        return reservation == null
                || reservation.lane() == lane
                || reservation.admits(lane.need().vector(), now + board.times().cautious(lane.shape()), now);
    }

    @Nullable
    Reservation at(int site) {
        for (Reservation reservation : all) {
            if (reservation.site().number() == site) {
                return reservation;
            }
        }
        return null;
    }

    /** One of a lane started at a site: its reservation is done with, or another's has less to spare. */
    void started(Lane lane, Site site, long now) {
        Reservation own = of(lane).orElse(null);
        if (own != null) {
            drop(own);
        }
        Reservation passed = at(site.number());
        if (passed != null) {
            passed.passed(lane.need().vector(), now + board.times().cautious(lane.shape()));
        }
    }

    /** Drops what is kept for nobody, or where it is of no use any more. */
    void review() {
        for (Reservation reservation : List.copyOf(all)) {
            Lane lane = reservation.lane();
            boolean waits = !lane.line().isEmpty() && (lane.awaitsRoom() || !lane.isBlocked());
            boolean useful = reservation.site().number() != Site.CLOSED
                    && lane.need().mayUse(reservation.site().number(), board.sites())
                    && reservation.site().couldHold(lane.need());
            if (!waits || !useful) {
                drop(reservation);
            }
        }
    }

    /** Reserves for who has waited too long, where a pool has no reservation yet. */
    void renew(long now) {
        if (now - lookedAt < BETWEEN
                || board.tries().parked().isEmpty()
                || all.size() >= board.sites().poolCount()) {
            return;
        }
        board.lanes().tenants().forEach(tenant -> tenant.reckon(board.sites().totals(), settings.memoryWeight(), now));
        lookedAt = now;
        for (Lane lane : candidates().sorted(order).toList()) {
            if (!isDue(lane, now)) {
                // Nobody is kept a node for whose turn it is not.
                return;
            }
            Optional<EarliestRoom.Found> found = earliest.find(
                    lane.need(), now, site -> !isReserved(board.sites().pool(site.number())));
            if (found.isPresent()) {
                all.add(new Reservation(
                        lane, found.get().site(), found.get().at(), found.get().beside(), settings.mostPasses()));
                return;
            }
        }
    }

    /** When the next reservation may be made for somebody who waits now. */
    Optional<Long> nextDue() {
        if (board.tries().parked().isEmpty() || all.size() >= board.sites().poolCount()) {
            return Optional.empty();
        }
        return candidates()
                .map(lane -> Math.max(lane.blockedSince() + settings.patience().toMillis(), lookedAt + BETWEEN))
                .min(Long::compare);
    }

    /** The lanes without room that could have it in a pool that keeps none for anybody. */
    private Stream<Lane> candidates() {
        return board.tries().parked().stream()
                .filter(need -> need.isPossible(board.sites())
                        && Arrays.stream(need.pools(board.sites())).anyMatch(pool -> !isReserved(pool)))
                .flatMap(need -> need.awaiting().stream())
                .filter(lane -> !lane.line().isEmpty() && of(lane).isEmpty());
    }

    private boolean isReserved(int pool) {
        return all.stream()
                .anyMatch(reservation -> board.sites().pool(reservation.site().number()) == pool);
    }

    private boolean isDue(Lane lane, long now) {
        return now - lane.blockedSince() >= settings.patience().toMillis() || wasPassedOften(lane);
    }

    private boolean wasPassedOften(Lane lane) {
        return lane.passes() >= settings.mostPasses();
    }

    private void drop(Reservation reservation) {
        all.remove(reservation);
        board.tries().roomGrew(reservation.site().number());
    }
}
