package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Pages of executions by their key, and the attempts of a page. */
final class RecordedRows {

    static final String SENT = """
            select id, sent_at from execution where id < :before order by id desc limit :limit
            """;

    static final String ATTEMPTS = """
            select e.id, e.application, e.job, e.queue, e.sent_at, e.not_before, e.attempt, a.number, a.launch, a.resources,
              a.created_at, a.started_at, a.ended_at, a.blame
            from execution e join attempt a on a.execution_id = e.id
            where e.id < :before and e.id >= :last
            order by e.id desc, a.number
            """;

    /** What befell an attempt and was not of its own doing: how long it would have run is not known. */
    private static final Set<Blame> NOT_ITS_OWN =
            Set.of(Blame.INFRASTRUCTURE, Blame.SPOT, Blame.PLACEMENT, Blame.THROTTLE, Blame.IMAGE, Blame.PLATFORM);

    /** When an execution was sent. */
    record Sent(String id, Instant at) {}

    private RecordedRows() {}

    static Sent sent(ResultSet row) throws SQLException {
        return new Sent(row.getString("id"), Instant.ofEpochMilli(row.getLong("sent_at")));
    }

    static List<RecordedRun> runs(Query query) {
        Map<String, Instant> endOfLast = new HashMap<>();
        List<RecordedRun> runs = new ArrayList<>();
        query.map((row, context) -> read(row, endOfLast)).forEach(run -> run.ifPresent(runs::add));
        return runs;
    }

    private static Optional<RecordedRun> read(ResultSet row, Map<String, Instant> endOfLast) throws SQLException {
        String id = row.getString("id");
        Optional<Instant> started = AttemptRows.time(row, "started_at");
        Optional<Instant> ended = AttemptRows.time(row, "ended_at");
        Instant created = Instant.ofEpochMilli(row.getLong("created_at"));
        Instant ready = ready(row, created, Optional.ofNullable(endOfLast.get(id)));
        ended.ifPresent(end -> endOfLast.put(id, end));
        boolean own = Optional.ofNullable(row.getString("blame"))
                .map(Blame::of)
                .filter(NOT_ITS_OWN::contains)
                .isEmpty();
        if (started.isEmpty() || ended.isEmpty() || !own) {
            return Optional.empty();
        }
        // Where a launch was refused, the attempt waited between launches.
        Instant placed = row.getInt("launch") > 1 ? started.get() : created;
        if (!ended.get().isAfter(placed)) {
            return Optional.empty();
        }
        return Optional.of(new RecordedRun(
                new ExecutionId(id),
                new JobKey(row.getString("application"), row.getString("job")),
                row.getString("queue"),
                JsonText.resources(row.getString("resources")),
                ready,
                placed,
                ended.get()));
    }

    /** A delay is known of the latest attempt alone, as a retry's replaces it. */
    private static Instant ready(ResultSet row, Instant created, Optional<Instant> before) throws SQLException {
        Instant sent = Instant.ofEpochMilli(row.getLong("sent_at"));
        Instant notBefore = Instant.ofEpochMilli(row.getLong("not_before"));
        Instant earliest = before.orElse(sent);
        boolean latest = row.getInt("number") == row.getInt("attempt");
        Instant ready = latest && notBefore.isAfter(earliest) ? notBefore : earliest;
        return ready.isAfter(created) ? created : ready;
    }
}
