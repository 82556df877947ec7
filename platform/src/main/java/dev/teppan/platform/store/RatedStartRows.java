package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Starts that count against a rate. There are no more rows than rates allow starts. */
final class RatedStartRows {

    private static final RowInsert<RatedStart> INSERT = new RowInsert<>(
            "rated_start",
            false,
            List.of(
                    Column.text("token", start -> start.token().value()),
                    Column.text("execution_id", start -> start.execution().value()),
                    Column.number("placed_at", start -> start.placedAt().toEpochMilli()),
                    Column.number("counts_until", start -> start.countsUntil().toEpochMilli())));

    private static final RowDelete REFUSED = new RowDelete("rated_start", "token");

    private RatedStartRows() {}

    /** Notes the starts of a turn but for those of stale executions, takes back what was refused, and forgets what is over. */
    static void write(Handle handle, Dialect dialect, Turn turn, Set<ExecutionId> stale, Instant now) {
        REFUSED.run(
                handle, dialect, turn.refused().stream().map(LaunchToken::value).toList());
        if (turn.starts().isEmpty()) {
            return;
        }
        handle.createUpdate("delete from rated_start where counts_until <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
        INSERT.run(
                handle,
                dialect,
                turn.starts().stream()
                        .filter(start -> !stale.contains(start.execution()))
                        .toList());
    }

    /** Those that count at a moment. */
    static List<PastStart> counting(Handle handle, Instant now) {
        return handle.createQuery("""
                        select e.application, e.job, e.queue, s.placed_at
                        from rated_start s join execution e on e.id = s.execution_id
                        where s.counts_until > :now order by s.placed_at
                        """)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new PastStart(
                        new JobKey(row.getString("application"), row.getString("job")),
                        row.getString("queue"),
                        Instant.ofEpochMilli(row.getLong("placed_at"))))
                .list();
    }
}
