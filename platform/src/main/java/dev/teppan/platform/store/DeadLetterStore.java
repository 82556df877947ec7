package dev.teppan.platform.store;

import dev.teppan.platform.store.DeadLetter.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads dead letters. Calls block. Safe for use by several threads. */
public final class DeadLetterStore {

    private final Reads reads;

    DeadLetterStore(Reads reads) {
        this.reads = reads;
    }

    /**
     * A page of a queue's dead letters, newest first. Also those of a queue that was deleted.
     *
     * @param before only letters with a smaller id; absent for the newest page
     */
    public List<StoredDeadLetter> list(String queue, Optional<String> before, int limit) {
        String older = before.isPresent() ? " and id < :before" : "";
        return reads.query(handle -> {
            var query = handle.createQuery(
                            "select * from dead_letter where queue = :queue" + older + " order by id desc limit :limit")
                    .bind("queue", queue)
                    .bind("limit", limit);
            before.ifPresent(id -> query.bind("before", id));
            return query.map((row, context) -> read(row)).list();
        });
    }

    private static StoredDeadLetter read(ResultSet row) throws SQLException {
        return new StoredDeadLetter(
                row.getString("id"),
                new DeadLetter(
                        row.getString("delivery_key"),
                        row.getString("queue"),
                        row.getString("source"),
                        row.getString("message_id"),
                        Reason.of(row.getString("reason")),
                        row.getString("detail"),
                        row.getString("body"),
                        Instant.ofEpochMilli(row.getLong("received_at"))));
    }
}
