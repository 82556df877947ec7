package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ended attempts, newest execution first. Both statements walk an index backwards and stop when they have enough. */
final class PastAttemptRows {

    /** By the key of attempts, which those that only wait are not in. */
    static final String LATEST = """
            select e.application, e.job, a.execution_id, a.resources, a.created_at, a.started_at, a.ended_at,
              a.exit_code
            from (
              select execution_id, number, resources, created_at, started_at, ended_at, exit_code
              from attempt where ended_at is not null
              order by execution_id desc, number desc limit :most) a
            join execution e on e.id = a.execution_id
            order by a.execution_id desc, a.number desc
            """;

    /** By the index of executions by job, from below an execution on. */
    static final String OF_JOB = """
            select e.application, e.job, a.execution_id, a.resources, a.created_at, a.started_at, a.ended_at,
              a.exit_code
            from (
              select id, application, job
              from execution where application = :application and job = :job and id < :before
              order by id desc limit :most) e
            join attempt a on a.execution_id = e.id
            where a.ended_at is not null
            order by a.execution_id desc, a.number desc
            """;

    private PastAttemptRows() {}

    static PastAttempt read(ResultSet row) throws SQLException {
        Instant ended = Instant.ofEpochMilli(row.getLong("ended_at"));
        Optional<Instant> started = AttemptRows.time(row, "started_at");
        return new PastAttempt(
                new ExecutionId(row.getString("execution_id")),
                new JobKey(row.getString("application"), row.getString("job")),
                JsonText.resources(row.getString("resources")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                ended,
                AttemptRows.integer(row, "exit_code")
                        .map(code -> started.map(start -> Duration.between(start, ended))
                                .filter(took -> !took.isNegative())
                                .orElse(Duration.ZERO)));
    }
}
