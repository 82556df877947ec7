package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Intents in columns, and back. */
final class IntentRows {

    static final String ARRIVED = "arrived";
    private static final String CANCEL = "cancel";
    private static final String RETRY = "retry";
    private static final String CATALOG_CHANGED = "catalog_changed";

    private IntentRows() {}

    static void insert(Handle handle, String id, Intent intent) {
        try (Update update = handle.createUpdate("""
                insert into intent (id, kind, execution_id, retry_id, not_before, actor, requested_at)
                values (:id, :kind, :execution, :retry, :not_before, :actor, :requested_at)
                """)) {
            update.bind("id", id);
            switch (intent) {
                case Intent.Arrived arrived ->
                    bind(update, ARRIVED, arrived.execution().value());
                case Intent.Cancel cancel ->
                    bind(update, CANCEL, cancel.execution().value())
                            .bind("actor", cancel.actor().name())
                            .bind("requested_at", cancel.at().toEpochMilli());
                case Intent.Retry retry ->
                    bind(update, RETRY, retry.execution().value())
                            .bind("retry", retry.id().value())
                            .bind("not_before", retry.notBefore().toEpochMilli())
                            .bind("actor", retry.actor().name())
                            .bind("requested_at", retry.at().toEpochMilli());
                case Intent.CatalogChanged changed -> bind(update, CATALOG_CHANGED, null);
            }
            update.execute();
        }
    }

    /** Binds what is given, and nothing for all else. */
    private static Update bind(Update update, String kind, @Nullable String execution) {
        return update.bind("kind", kind)
                .bind("execution", execution)
                .bind("retry", (String) null)
                .bind("not_before", (Long) null)
                .bind("actor", (String) null)
                .bind("requested_at", (Long) null);
    }

    /** Those of some intents that are about some executions. */
    static Set<String> about(Handle handle, List<String> intents, Set<ExecutionId> executions) {
        Set<String> wanted = executions.stream().map(ExecutionId::value).collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        for (List<String> ids : Batches.pieces(intents)) {
            try (Query query = handle.createQuery("select id, execution_id from intent where id in (<ids>)")) {
                query.bindList("ids", ids)
                        .map((row, context) ->
                                wanted.contains(row.getString("execution_id")) ? row.getString("id") : "")
                        .forEach(found::add);
            }
        }
        return found;
    }

    static QueuedIntent read(ResultSet row) throws SQLException {
        return new QueuedIntent(row.getString("id"), intent(row));
    }

    private static Intent intent(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case ARRIVED -> new Intent.Arrived(execution(row));
            case CANCEL -> new Intent.Cancel(execution(row), actor(row), time(row, "requested_at"));
            case RETRY ->
                new Intent.Retry(
                        execution(row),
                        new AttemptId(row.getString("retry_id")),
                        time(row, "not_before"),
                        actor(row),
                        time(row, "requested_at"));
            case CATALOG_CHANGED -> new Intent.CatalogChanged();
            default -> throw new IllegalStateException("an intent of unknown kind: " + kind);
        };
    }

    private static ExecutionId execution(ResultSet row) throws SQLException {
        return new ExecutionId(row.getString("execution_id"));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("actor"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
