package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.Survey.Blocked;
import dev.teppan.platform.scheduling.Survey.Reserved;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Says what is reserved and what is blocked. Looks at each lane, and at the sites for so many of them as are asked for. */
final class Surveyor {

    private final Board board;
    private final Reservations reservations;
    private final Explainer explainer;

    Surveyor(Board board, Reservations reservations, Explainer explainer) {
        this.board = board;
        this.reservations = reservations;
        this.explainer = explainer;
    }

    Survey survey(int most, long now) {
        List<Lane> blocked = board.lanes().all().stream()
                .filter(lane -> !lane.line().isEmpty() && lane.isBlocked())
                .sorted(Comparator.comparingLong(
                                (Lane lane) -> board.pending().since(lane.line().first()))
                        .thenComparingInt(Lane::number))
                .toList();
        return new Survey(
                reservations.all().stream().map(Surveyor::reserved).toList(),
                blocked.stream().limit(most).map(lane -> blocked(lane, now)).toList(),
                blocked.size());
    }

    private static Reserved reserved(Reservation reservation) {
        Shape shape = reservation.lane().shape();
        return new Reserved(
                reservation.site().placement(),
                shape.job(),
                shape.queue(),
                shape.resources(),
                reservation.deadlineTime());
    }

    private Blocked blocked(Lane lane, long now) {
        Shape shape = lane.shape();
        int oldest = lane.line().first();
        return new Blocked(
                shape.job(),
                shape.queue(),
                shape.resources(),
                shape.runsOn(),
                lane.waiting(),
                Instant.ofEpochMilli(board.pending().since(oldest)),
                explainer.now(oldest, now));
    }
}
