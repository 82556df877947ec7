package dev.teppan.platform.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs batch statements. */
final class Batches {

    private static final int PIECE = 500;

    private Batches() {}

    /** Runs a batch unless it is empty; says how many rows each of its statements met. */
    static int[] execute(PreparedBatch batch) {
        if (batch.size() == 0) {
            batch.close();
            return new int[0];
        }
        return batch.execute();
    }

    /** Cuts a list into pieces that fit into one {@code in (…)}. */
    static <T> List<List<T>> pieces(Collection<T> whole) {
        List<T> list = List.copyOf(whole);
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < list.size(); from += PIECE) {
            pieces.add(list.subList(from, Math.min(list.size(), from + PIECE)));
        }
        return pieces;
    }
}
