package dev.teppan.platform.store;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Tally;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes new executions with all their rows, a batch statement for each table. */
final class Arrivals {

    private static final String EXECUTION = """
            insert into execution (id, application, job, revision, queue, sent_at, state, generation, attempt,
              not_before, waiting_since, tally_retries, tally_job, tally_infrastructure, tally_spot, tally_image,
              tally_refusals, labels, traceparent, enqueued_by)
            values (:id, :application, :job, :revision, :queue, :sent_at, :state, :generation, 0,
              :not_before, :waiting_since, :tally_retries, :tally_job, :tally_infrastructure, :tally_spot, :tally_image,
              :tally_refusals, :labels, :traceparent, :enqueued_by)
            """;

    private static final int LONGEST_KEY = 200;

    private final Ids ids;

    Arrivals(Ids ids) {
        this.ids = ids;
    }

    /**
     * Checks what the database cannot.
     *
     * @throws IllegalArgumentException naming the field
     */
    static void check(NewExecution arrival) {
        Execution execution = arrival.execution();
        if (!execution.state().isWaiting()
                || execution.attempt().isPresent()
                || !execution.retries().isEmpty()
                || !execution.tally().equals(Tally.NONE)
                || execution.ending().isPresent()) {
            throw new IllegalArgumentException("only a new execution can be inserted: " + execution.id());
        }
        Origin origin = execution.origin();
        Checked.text("application", origin.application(), 255);
        Checked.text("job", origin.job(), 255);
        Checked.text("queue", origin.queue(), 255);
        origin.concurrencyKey().ifPresent(key -> Checked.text("concurrencyKey", key, LONGEST_KEY));
        Checked.text("actor", arrival.actor().name(), 120);
        Checked.text("message", arrival.message());
        arrival.traceparent().ifPresent(text -> Checked.text("traceparent", text, 255));
        arrival.labels().forEach((name, value) -> {
            Checked.text("labels", name);
            Checked.text("labels/" + name, value);
        });
    }

    void insert(Handle handle, List<NewExecution> arrivals) {
        PreparedBatch executions = handle.prepareBatch(EXECUTION);
        PreparedBatch messages = handle.prepareBatch("insert into message (execution_id, body) values (:id, :body)");
        PreparedBatch work =
                handle.prepareBatch("insert into execution_work (execution_id, state) values (:id, :state)");
        PreparedBatch labels = handle.prepareBatch(
                "insert into execution_label (name, content, execution_id) values (:name, :content, :id)");
        PreparedBatch keys =
                handle.prepareBatch("insert into execution_key (execution_id, content) values (:id, :content)");
        for (NewExecution arrival : arrivals) {
            Execution execution = arrival.execution();
            String id = execution.id().value();
            bind(executions, arrival);
            messages.bind("id", id).bind("body", arrival.message()).add();
            work.bind("id", id).bind("state", execution.state().word()).add();
            arrival.labels()
                    .forEach((name, content) -> labels.bind("name", name)
                            .bind("content", content)
                            .bind("id", id)
                            .add());
            execution
                    .origin()
                    .concurrencyKey()
                    .ifPresent(key -> keys.bind("id", id).bind("content", key).add());
        }
        executions.execute();
        messages.execute();
        work.execute();
        Batches.execute(labels);
        Batches.execute(keys);
    }

    /** Announces executions by intents. */
    void announce(Handle handle, List<NewExecution> arrivals) {
        PreparedBatch intents = handle.prepareBatch(
                "insert into intent (id, kind, execution_id) values (:id, '" + IntentRows.ARRIVED + "', :execution)");
        for (NewExecution arrival : arrivals) {
            intents.bind("id", ids.next())
                    .bind("execution", arrival.execution().id().value())
                    .add();
        }
        intents.execute();
    }

    private static void bind(PreparedBatch batch, NewExecution arrival) {
        Execution execution = arrival.execution();
        Origin origin = execution.origin();
        ExecutionRows.bindProgress(batch, execution);
        batch.bind("id", execution.id().value())
                .bind("application", origin.application())
                .bind("job", origin.job())
                .bind("revision", origin.revision())
                .bind("queue", origin.queue())
                .bind("sent_at", origin.sentAt().toEpochMilli())
                .bind("labels", JsonText.of(arrival.labels()))
                .bind("traceparent", arrival.traceparent().orElse(null))
                .bind("enqueued_by", arrival.actor().name())
                .add();
    }
}
