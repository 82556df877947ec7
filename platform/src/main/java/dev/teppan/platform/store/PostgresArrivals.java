package dev.teppan.platform.store;

import dev.teppan.platform.execution.Execution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One statement for all tables: columns go as arrays, so that its text, and with it its plan, is the same for each number of
 * executions. Five batches and a commit would be seven round trips.
 */
final class PostgresArrivals implements ArrivalStatement {

    private static final String INSERT = """
            with mark as (update lane set batch = ?, used_at = ? where id = ? and batch < ? returning 1),
            held as materialized (
              select 1 from lease where name = 'dispatch' and holder = ? and epoch = ? for share),
            fresh as materialized (
              select * from unnest(?::varchar[], ?::varchar[], ?::varchar[], ?::int[], ?::varchar[], ?::bigint[],
                ?::varchar[], ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::varchar[], ?::varchar[], ?::text[],
                ?::varchar[])
              as f(id, application, job, revision, queue, sent_at, state, generation, not_before, waiting_since, labels,
                traceparent, enqueued_by, body, intent)
              where exists (select 1 from mark)),
            executions as (
              insert into execution (id, application, job, revision, queue, sent_at, state, generation, attempt,
                not_before, waiting_since, tally_retries, tally_job, tally_infrastructure, tally_spot, tally_image,
                tally_refusals, labels, traceparent, enqueued_by)
              select id, application, job, revision, queue, sent_at, state, generation, 0,
                not_before, waiting_since, 0, 0, 0, 0, 0, 0, labels, traceparent, enqueued_by
              from fresh),
            messages as (insert into message (execution_id, body) select id, body from fresh),
            work as (insert into execution_work (execution_id, state) select id, state from fresh),
            LABELS
            KEYS
            intents as (
              insert into intent (id, kind, execution_id) select intent, 'arrived', id from fresh
              where not exists (select 1 from held))
            select exists (select 1 from mark), exists (select 1 from held), exists (select 1 from intent)
            """;

    private static final String LABELS = """
            labels as (
              insert into execution_label (name, content, execution_id)
              select * from unnest(?::varchar[], ?::varchar[], ?::varchar[]) where exists (select 1 from mark)),
            """;

    private static final String KEYS = """
            keys as (
              insert into execution_key (execution_id, content)
              select * from unnest(?::varchar[], ?::varchar[]) where exists (select 1 from mark)),
            """;

    private static final String PLAIN = statement("", "");
    private static final String WITH_LABELS = statement(LABELS, "");
    private static final String WITH_KEYS = statement("", KEYS);
    private static final String WITH_BOTH = statement(LABELS, KEYS);

    @Override
    public Optional<Written> write(
            Connection connection,
            Mark mark,
            Optional<Lease> lease,
            List<NewExecution> executions,
            Supplier<String> intentIds)
            throws SQLException {
        boolean labelled =
                executions.stream().anyMatch(arrival -> !arrival.labels().isEmpty());
        boolean keyed = executions.stream()
                .anyMatch(
                        arrival -> arrival.execution().origin().concurrencyKey().isPresent());
        try (PreparedStatement insert = connection.prepareStatement(statement(labelled, keyed))) {
            Columns columns = new Columns(connection, insert);
            columns.value(mark.number());
            columns.value(mark.now());
            columns.value(mark.lane());
            columns.value(mark.number());
            columns.value(lease.map(Lease::holder).orElse(""));
            columns.value(lease.map(Lease::epoch).orElse(-1L));
            bind(columns, executions, intentIds);
            if (labelled) {
                bind(columns, labels(executions));
            }
            if (keyed) {
                bindKeys(columns, executions);
            }
            try (ResultSet result = insert.executeQuery()) {
                result.next();
                return result.getBoolean(1)
                        ? Optional.of(new Written(result.getBoolean(2), result.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private static String statement(boolean labelled, boolean keyed) {
        if (keyed) {
            return labelled ? WITH_BOTH : WITH_KEYS;
        }
        return labelled ? WITH_LABELS : PLAIN;
    }

    private static String statement(String labels, String keys) {
        return INSERT.replace("LABELS\n", labels).replace("KEYS\n", keys);
    }

    private static void bind(Columns columns, List<NewExecution> arrivals, Supplier<String> intentIds)
            throws SQLException {
        List<Execution> executions =
                arrivals.stream().map(NewExecution::execution).toList();
        columns.texts(executions, execution -> execution.id().value());
        columns.texts(executions, execution -> execution.origin().application());
        columns.texts(executions, execution -> execution.origin().job());
        columns.numbers(executions, execution -> execution.origin().revision());
        columns.texts(executions, execution -> execution.origin().queue());
        columns.numbers(executions, execution -> execution.origin().sentAt().toEpochMilli());
        columns.texts(executions, execution -> execution.state().word());
        columns.numbers(executions, Execution::generation);
        columns.numbers(executions, execution -> execution.notBefore().toEpochMilli());
        columns.numbers(executions, execution -> execution.waitingSince().toEpochMilli());
        columns.texts(arrivals, arrival -> JsonText.of(arrival.labels()));
        columns.texts(arrivals, arrival -> arrival.traceparent().orElse(null));
        columns.texts(arrivals, arrival -> arrival.actor().name());
        columns.texts(arrivals, NewExecution::message);
        columns.texts(arrivals, arrival -> intentIds.get());
    }

    private static void bindKeys(Columns columns, List<NewExecution> arrivals) throws SQLException {
        List<Execution> keyed = arrivals.stream()
                .map(NewExecution::execution)
                .filter(execution -> execution.origin().concurrencyKey().isPresent())
                .toList();
        columns.texts(keyed, execution -> execution.id().value());
        columns.texts(keyed, execution -> execution.origin().concurrencyKey().orElseThrow());
    }

    private record Label(String name, String content, String execution) {}

    private static List<Label> labels(List<NewExecution> arrivals) {
        return arrivals.stream()
                .flatMap(arrival -> arrival.labels().entrySet().stream()
                        .map(label -> new Label(
                                label.getKey(),
                                label.getValue(),
                                arrival.execution().id().value())))
                .toList();
    }

    private static void bind(Columns columns, List<Label> labels) throws SQLException {
        columns.texts(labels, Label::name);
        columns.texts(labels, Label::content);
        columns.texts(labels, Label::execution);
    }
}
