package dev.teppan.platform.store;

import dev.teppan.platform.store.ToAdmit.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes one batch of {@link ToAdmit}, within the lane's transaction. Made for each run. */
final class AdmissionWriter {

    private final Handle handle;
    private final Ids ids;

    AdmissionWriter(Handle handle, Ids ids) {
        this.handle = handle;
        this.ids = ids;
    }

    /** The outcomes, each at the place of its item. */
    List<Outcome> write(List<ToAdmit> items) {
        List<Intent.Retry> retries = new ArrayList<>();
        Set<String> executions = new HashSet<>();
        Set<String> letters = new HashSet<>();
        for (ToAdmit item : items) {
            switch (item) {
                case ToAdmit.Arrival arrival ->
                    executions.add(arrival.execution().execution().id().value());
                case ToAdmit.Retry retry -> {
                    executions.add(retry.intent().execution().value());
                    retries.add(retry.intent());
                    letters.add(retry.otherwise().key());
                }
                case ToAdmit.Undeliverable dead -> letters.add(dead.letter().key());
            }
        }
        Rows rows = new Rows(
                existing("execution", "id", executions),
                existing(
                        "admitted_retry",
                        "id",
                        retries.stream().map(retry -> retry.id().value()).toList()),
                existing("dead_letter", "delivery_key", letters));
        Outcome[] outcomes = new Outcome[items.size()];
        insertArrivals(items, rows, outcomes);
        List<DeadLetter> dead = insertRetries(items, rows, outcomes);
        for (int i = 0; i < outcomes.length; i++) {
            if (items.get(i) instanceof ToAdmit.Undeliverable letter) {
                outcomes[i] = Outcome.DEAD;
                dead.add(letter.letter());
            }
        }
        insertLetters(
                dead.stream().filter(letter -> rows.letters.add(letter.key())).toList());
        return List.of(outcomes);
    }

    /** The keys that exist, and in the course of the batch those that it adds. */
    private record Rows(Set<String> executions, Set<String> retries, Set<String> letters) {}

    private void insertArrivals(List<ToAdmit> items, Rows rows, Outcome[] outcomes) {
        List<NewExecution> fresh = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (items.get(i) instanceof ToAdmit.Arrival arrival) {
                boolean isNew =
                        rows.executions.add(arrival.execution().execution().id().value());
                outcomes[i] = isNew ? Outcome.ADMITTED : Outcome.DUPLICATE;
                if (isNew) {
                    fresh.add(arrival.execution());
                }
            }
        }
        if (!fresh.isEmpty()) {
            Arrivals arrivals = new Arrivals(ids);
            arrivals.insert(handle, fresh);
            arrivals.announce(handle, fresh);
        }
    }

    /** After the executions, so that a retry may follow its execution in one batch. Answers with those that have none. */
    private List<DeadLetter> insertRetries(List<ToAdmit> items, Rows rows, Outcome[] outcomes) {
        List<DeadLetter> dead = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (items.get(i) instanceof ToAdmit.Retry retry) {
                outcomes[i] = insert(retry, rows);
                if (outcomes[i] == Outcome.DEAD) {
                    dead.add(retry.otherwise());
                }
            }
        }
        return dead;
    }

    private Outcome insert(ToAdmit.Retry retry, Rows rows) {
        Intent.Retry intent = retry.intent();
        if (!rows.executions.contains(intent.execution().value())
                || rows.letters.contains(retry.otherwise().key())) {
            return Outcome.DEAD;
        }
        if (!rows.retries.add(intent.id().value())) {
            return Outcome.DUPLICATE;
        }
        IntentRows.insert(handle, ids.next(), intent);
        handle.createUpdate(
                        "insert into admitted_retry (id, execution_id, admitted_at) values (:id, :execution, :admitted_at)")
                .bind("id", intent.id().value())
                .bind("execution", intent.execution().value())
                .bind("admitted_at", intent.at().toEpochMilli())
                .execute();
        return Outcome.ADMITTED;
    }

    private void insertLetters(List<DeadLetter> letters) {
        PreparedBatch inserts = handle.prepareBatch("""
                insert into dead_letter (id, delivery_key, queue, source, message_id, reason, detail, body, received_at)
                values (:id, :key, :queue, :source, :message_id, :reason, :detail, :body, :received_at)
                """);
        for (DeadLetter letter : letters) {
            inserts.bind("id", ids.next())
                    .bind("key", letter.key())
                    .bind("queue", letter.queue())
                    .bind("source", letter.source())
                    .bind("message_id", Checked.cleaned(letter.messageId()))
                    .bind("reason", letter.reason().word())
                    .bind("detail", Checked.cleaned(letter.detail()))
                    .bind("body", Checked.cleaned(letter.body()))
                    .bind("received_at", letter.receivedAt().toEpochMilli())
                    .add();
        }
        Batches.execute(inserts);
    }

    private Set<String> existing(String table, String column, Collection<String> keys) {
        Set<String> found = new HashSet<>();
        for (List<String> piece : Batches.pieces(keys)) {
            handle.createQuery("select " + column + " from " + table + " where " + column + " in (<keys>)")
                    .bindList("keys", piece)
                    .mapTo(String.class)
                    .forEach(found::add);
        }
        return found;
    }
}
