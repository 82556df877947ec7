package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds where room for a need comes first, by the estimated ends of what runs. */
final class EarliestRoom {

    /**
     * Where and when.
     *
     * @param at in milliseconds
     * @param beside what will be free there then beside the need
     */
    record Found(Site site, long at, int[] beside) {}

    private record End(long at, Holding holding) {}

    private final Board board;

    EarliestRoom(Board board) {
        this.board = board;
    }

    /** The site of those that are wanted where room comes first; empty when none could hold it. */
    Optional<Found> find(Need need, long now, Predicate<Site> wanted) {
        Found first = null;
        for (int number : need.sites(board.sites())) {
            Site site = board.sites().get(number);
            if (site.couldHold(need) && wanted.test(site)) {
                Optional<Found> here = at(site, need, now, first == null ? Long.MAX_VALUE : first.at());
                first = here.orElse(first);
            }
        }
        return Optional.ofNullable(first);
    }

    private Optional<Found> at(Site site, Need need, long now, long before) {
        int[] free = new int[Math.max(board.sites().stride(), need.vector().length)];
        for (int i = 0; i < free.length; i++) {
            free[i] = site.free(i);
        }
        if (Sites.fits(need.vector(), free, 0, free.length)) {
            return now < before ? Optional.of(new Found(site, now, less(free, need))) : Optional.empty();
        }
        for (End end : ends(site, now)) {
            if (end.at() >= before) {
                return Optional.empty();
            }
            int[] given = end.holding().lane().need().vector();
            for (int i = 0; i < given.length; i++) {
                free[i] += given[i];
            }
            if (Sites.fits(need.vector(), free, 0, free.length)) {
                return Optional.of(new Found(site, end.at(), less(free, need)));
            }
        }
        return Optional.empty();
    }

    private List<End> ends(Site site, long now) {
        List<End> ends = new ArrayList<>(site.holdings().size());
        for (Holding holding : site.holdings()) {
            long elapsed = Math.max(0, now - holding.startedAt());
            ends.add(new End(now + board.times().remaining(holding.lane().shape(), elapsed), holding));
        }
        ends.sort(Comparator.comparingLong(End::at)
                .thenComparing(end -> end.holding().id()));
        return ends;
    }

    private static int[] less(int[] free, Need need) {
        int[] left = Arrays.copyOf(free, free.length);
        for (int i = 0; i < need.vector().length; i++) {
            left[i] -= need.vector()[i];
        }
        return left;
    }
}
