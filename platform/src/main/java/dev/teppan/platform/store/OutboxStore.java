package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Notifications that wait to be delivered. {@link DispatchStore#commit} writes one row for each; {@link #address} makes of it
 * one row for each notifier, so that each has its own progress. Calls block. Throws {@link StoreException}.
 */
public final class OutboxStore {

    /** The notifier of rows that have not been addressed yet. */
    public static final String UNADDRESSED = "";

    private final WriteLane lane;
    private final Reads reads;

    OutboxStore(WriteLane lane, Reads reads) {
        this.lane = lane;
        this.reads = reads;
    }

    /**
     * One notification for one notifier.
     *
     * @param id by which a repeat is recognised; the same for all notifiers
     * @param notifier a name of the configuration, or {@link #UNADDRESSED}
     * @param attempt the attempt it is about; 0 when there was none
     * @param tries how often it was tried
     */
    public record Row(
            String id,
            String notifier,
            ExecutionId execution,
            int attempt,
            NotificationKind kind,
            Instant createdAt,
            Instant nextTryAt,
            int tries) {

        /** The same for another notifier. */
        public Row to(String name) {
            return new Row(id, name, execution, attempt, kind, createdAt, nextTryAt, tries);
        }

        /** The same after one more try. */
        public Row again(Instant when) {
            return new Row(id, notifier, execution, attempt, kind, createdAt, when, tries + 1);
        }
    }

    /** Rows of a notifier whose time has come, oldest first. */
    public List<Row> due(String notifier, Instant now, int limit) {
        return reads.query(handle -> handle.createQuery("""
                        select * from outbox where notifier = :notifier and next_try_at <= :now
                        order by next_try_at, id limit :limit
                        """)
                .bind("notifier", notifier)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Has nothing wait for longer than until then. */
    public void hasten(Instant latest) {
        lane.call(
                Urgency.REST,
                handle -> handle.createUpdate("update outbox set next_try_at = :latest where next_try_at > :latest")
                        .bind("latest", latest.toEpochMilli())
                        .execute());
    }

    /** To whom rows are addressed. */
    public List<String> notifiers() {
        return reads.query(handle -> handle.createQuery("select distinct notifier from outbox where notifier <> ''")
                .mapTo(String.class)
                .list());
    }

    /**
     * Replaces rows that are not addressed by one for each notifier; without any, deletes them. Those that are gone already
     * are left out, so that a repeat, also by another host, addresses nothing twice.
     */
    public void address(List<Row> rows, Collection<String> notifiers) {
        lane.call(Urgency.REST, handle -> {
            int[] taken = delete(handle, rows);
            PreparedBatch inserts = handle.prepareBatch("""
                    insert into outbox (id, notifier, execution_id, attempt, kind, created_at, next_try_at, tries)
                    values (:id, :notifier, :execution, :attempt, :kind, :created_at, :next_try_at, :tries)
                    """);
            for (int index = 0; index < taken.length; index++) {
                if (taken[index] > 0) {
                    Row row = rows.get(index);
                    notifiers.forEach(notifier -> bind(inserts, row.to(notifier)));
                }
            }
            return Batches.execute(inserts).length;
        });
    }

    /**
     * Notes what became of deliveries.
     *
     * @param done delivered, given up, or wanted by nobody; deleted
     * @param postponed with the time and number of their next try
     */
    public void settle(List<Row> done, List<Row> postponed) {
        lane.call(Urgency.REST, handle -> {
            PreparedBatch updates = handle.prepareBatch("""
                    update outbox set tries = :tries, next_try_at = :next_try_at
                    where id = :id and notifier = :notifier
                    """);
            for (Row row : postponed) {
                updates.bind("id", row.id())
                        .bind("notifier", row.notifier())
                        .bind("tries", row.tries())
                        .bind("next_try_at", row.nextTryAt().toEpochMilli())
                        .add();
            }
            return delete(handle, done).length + Batches.execute(updates).length;
        });
    }

    private static int[] delete(Handle handle, List<Row> rows) {
        PreparedBatch deletes = handle.prepareBatch("delete from outbox where id = :id and notifier = :notifier");
        rows.forEach(row ->
                deletes.bind("id", row.id()).bind("notifier", row.notifier()).add());
        return Batches.execute(deletes);
    }

    private static void bind(PreparedBatch batch, Row row) {
        batch.bind("id", row.id())
                .bind("notifier", row.notifier())
                .bind("execution", row.execution().value())
                .bind("attempt", row.attempt())
                .bind("kind", row.kind().name().toLowerCase(Locale.ROOT))
                .bind("created_at", row.createdAt().toEpochMilli())
                .bind("next_try_at", row.nextTryAt().toEpochMilli())
                .bind("tries", row.tries())
                .add();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("notifier"),
                new ExecutionId(row.getString("execution_id")),
                row.getInt("attempt"),
                NotificationKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("next_try_at")),
                row.getInt("tries"));
    }
}
