package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.RetryRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Waiting retry requests in columns, and back. */
final class RetryRows {

    private RetryRows() {}

    static RetryRequest read(ResultSet row) throws SQLException {
        return new RetryRequest(
                new AttemptId(row.getString("r_id")),
                Instant.ofEpochMilli(row.getLong("r_not_before")),
                new Actor(row.getString("r_actor")),
                RetryRequest.Kind.valueOf(row.getString("r_kind").toUpperCase(Locale.ROOT)));
    }

    /** Replaces the requests of executions by those that they have now. */
    static void replace(Handle handle, List<Execution> executions) {
        if (executions.isEmpty()) {
            return;
        }
        PreparedBatch deletes = handle.prepareBatch("delete from retry_request where execution_id = :execution");
        PreparedBatch inserts = handle.prepareBatch("""
                insert into retry_request (execution_id, id, ordinal, not_before, actor, kind)
                values (:execution, :id, :ordinal, :not_before, :actor, :kind)
                """);
        for (Execution execution : executions) {
            String id = execution.id().value();
            deletes.bind("execution", id).add();
            int ordinal = 0;
            for (RetryRequest request : execution.retries()) {
                inserts.bind("execution", id)
                        .bind("id", request.id().value())
                        .bind("ordinal", ordinal++)
                        .bind("not_before", request.notBefore().toEpochMilli())
                        .bind("actor", request.actor().name())
                        .bind("kind", request.kind().name().toLowerCase(Locale.ROOT))
                        .add();
            }
        }
        deletes.execute();
        Batches.execute(inserts);
    }
}
