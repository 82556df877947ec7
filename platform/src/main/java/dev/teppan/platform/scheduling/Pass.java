package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes plans: the application with the least share is served, its oldest of the highest priority first, until nothing fits. */
final class Pass {

    /** In milliseconds. */
    private static final long SWEEP = 60_000;

    private final Board board;
    private final SchedulerSettings settings;
    private final Reservations reservations;
    private final BestFit bestFit;
    private long before = Long.MIN_VALUE / 2;
    private long sweptAt = Long.MIN_VALUE / 2;

    Pass(Board board, SchedulerSettings settings, Reservations reservations, BestFit bestFit) {
        this.board = board;
        this.settings = settings;
        this.reservations = reservations;
        this.bestFit = bestFit;
    }

    Plan plan(int atMost, long time) {
        long now = Math.max(time, before);
        board.tries().sitesMayHaveChanged();
        timePassed(now);
        List<Assignment> assignments = new ArrayList<>();
        reservations.review();
        for (Reservation reservation : List.copyOf(reservations.all())) {
            Lane owner = reservation.lane();
            if (assignments.size() < atMost
                    && !owner.isBlocked()
                    && !owner.line().isEmpty()) {
                tryOldest(owner, now, assignments);
            }
        }
        if (!board.tries().ready().isEmpty()) {
            board.lanes()
                    .tenants()
                    .forEach(tenant -> tenant.reckon(board.sites().totals(), settings.memoryWeight(), now));
            board.tries().ready().reorder();
        }
        while (assignments.size() < atMost && !board.tries().ready().isEmpty()) {
            tryOldest(board.tries().ready().first().active().first(), now, assignments);
        }
        reservations.renew(now);
        before = now;
        return new Plan(assignments, again(now));
    }

    /** Starts the oldest of a lane, or makes the lane wait for what keeps it. */
    private void tryOldest(Lane lane, long now, List<Assignment> assignments) {
        KeyGate key = board.keys().get(board.pending().key(lane.line().first()));
        if (key != null && !key.opens(lane)) {
            board.keyLines().park(lane, key);
            return;
        }
        int[] need = lane.need().vector();
        for (Gate gate : lane.gates()) {
            if (!gate.opens(need, now)) {
                board.tries().park(lane, gate);
                return;
            }
        }
        Site site = lane.need().isParked() ? null : bestFit.find(lane, now);
        if (site == null) {
            board.tries().park(lane, now);
            return;
        }
        Tenant tenant = lane.tenant();
        assignments.add(board.holdings().start(lane, site, now));
        reservations.started(lane, site, now);
        tenant.reckon(board.sites().totals(), settings.memoryWeight(), now);
        if (board.tries().ready().contains(tenant)) {
            board.tries().ready().put(tenant);
        }
    }

    /** Wakes what time alone lets start. */
    private void timePassed(long now) {
        if (now == before) {
            return;
        }
        for (Need need : List.copyOf(board.tries().parked())) {
            if (need.backoffs().endedWithin(before, now)) {
                board.tries().wake(need);
            }
        }
        gates().filter(gate -> gate.opensAt(now).filter(opens -> opens <= now).isPresent())
                .toList()
                .forEach(board.tries()::wake);
        if (now - sweptAt > SWEEP) {
            sweptAt = now;
            board.lanes().sweep(board.sites().totals(), now);
        }
    }

    private Optional<Instant> again(long now) {
        Stream<Long> rates = gates().flatMap(gate -> gate.opensAt(now).stream());
        Stream<Long> pauses = board.tries().parked().stream().flatMap(need -> need.backoffs().nextEnd(now).stream());
        return Stream.of(rates, pauses, reservations.nextDue().stream())
                .flatMap(times -> times)
                .filter(at -> at > now)
                .min(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** Those that keep somebody. */
    private Stream<Gate> gates() {
        return board.lanes().gates().filter(gate -> !gate.blocked().isEmpty());
    }
}
