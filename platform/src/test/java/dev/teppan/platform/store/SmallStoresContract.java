package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.OutboxStore.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Intents, output, outbox and the state of plugins. */
abstract class SmallStoresContract extends StoreContract {

    @Test
    void handsOutIntentsInTheOrderTheyWereWrittenIn() throws Exception {
        ExecutionId id = database().newId();
        List<Intent> written = List.of(
                new Intent.Cancel(id, Samples.ACTOR, Samples.NOW),
                new Intent.Retry(
                        id,
                        new AttemptId(database().newId().value()),
                        Samples.NOW.plusSeconds(5),
                        Samples.ACTOR,
                        Samples.NOW),
                new Intent.CatalogChanged(),
                new Intent.Arrived(id));
        for (Intent intent : written) {
            database().intents().add(intent).get(20, TimeUnit.SECONDS);
        }

        List<QueuedIntent> oldest = database().intents().oldest(10_000);
        assertThat(oldest).extracting(QueuedIntent::intent).containsSubsequence(written);
        assertThat(database().intents().oldest(2)).isEqualTo(oldest.subList(0, 2));
    }

    @Test
    void replacesTheOutputOfAnAttempt() {
        ExecutionId execution = database().newId();
        AttemptId attempt = AttemptId.first(execution);
        OutputRow growing = new OutputRow(execution, attempt, 10, 0, false, false);
        OutputRow whole = new OutputRow(execution, attempt, 5_000_000_000L, 7, true, true);

        database().output().save(growing);
        assertThat(database().output().find(attempt)).contains(growing);
        database().output().save(whole);

        assertThat(database().output().findAll(execution)).containsExactly(whole);
    }

    @Test
    void findsOutputOfEndedAttemptsThatIsNotStoredYet() throws Exception {
        Execution running = running();
        Execution ended = running();
        Execution kept = running();
        Lease lease = lease();
        for (Execution execution : List.of(ended, kept)) {
            database().dispatch().commit(lease, samples().turn(samples().succeed(execution)));
        }
        OutputRow wanted = new OutputRow(ended.id(), AttemptId.first(ended.id()), 1, 2, false, false);
        database().output().save(wanted);
        database().output().save(new OutputRow(running.id(), AttemptId.first(running.id()), 1, 2, false, false));
        database().output().save(new OutputRow(kept.id(), AttemptId.first(kept.id()), 1, 2, false, true));

        assertThat(database().output().unstored(100)).containsExactly(wanted);
    }

    private Execution running() throws Exception {
        NewExecution arrival = samples().pending();
        insert(arrival);
        Change placed = samples().place(arrival.execution());
        Change started = samples().start(placed.after());
        database().dispatch().commit(lease(), samples().turn(placed, started));
        return started.after();
    }

    @Test
    void addressesANotificationOnceToEachNotifier() throws Exception {
        Execution execution = running();
        database().dispatch().commit(lease(), samples().turn(samples().succeed(execution)));
        Row row = only(due(OutboxStore.UNADDRESSED), execution);

        database().outbox().address(List.of(row), Set.of("first", "second"));
        database().outbox().address(List.of(row), Set.of("first", "second", "third"));

        assertThat(due(OutboxStore.UNADDRESSED)).doesNotContain(row);
        assertThat(only(due("first"), execution)).isEqualTo(row.to("first"));
        assertThat(only(due("second"), execution)).isEqualTo(row.to("second"));
        assertThat(due("third")).isEmpty();
        assertThat(database().outbox().notifiers())
                .contains("first", "second")
                .doesNotContain("third", OutboxStore.UNADDRESSED);
    }

    @Test
    void postponesAndDeletesNotificationsOfOneNotifierAlone() throws Exception {
        Execution execution = running();
        database().dispatch().commit(lease(), samples().turn(samples().succeed(execution)));
        Row row = only(due(OutboxStore.UNADDRESSED), execution);
        database().outbox().address(List.of(row), Set.of("taken", "refused"));
        Row refused = row.to("refused");

        Instant later = clock.instant().plusSeconds(60);
        database().outbox().settle(List.of(row.to("taken"), row.to("unknown")), List.of(refused.again(later)));

        assertThat(due("taken")).noneMatch(known -> known.id().equals(row.id()));
        assertThat(due("refused")).noneMatch(known -> known.id().equals(row.id()));
        Row postponed = only(database().outbox().due("refused", later, 100), execution);
        assertThat(postponed).isEqualTo(refused.again(later));
        assertThat(postponed.tries()).isEqualTo(1);
    }

    private List<Row> due(String notifier) {
        return database().outbox().due(notifier, clock.instant(), 10_000);
    }

    private static Row only(List<Row> rows, Execution execution) {
        return rows.stream()
                .filter(row -> row.execution().equals(execution.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesPluginStateOnlyOverTheExpectedVersion() {
        PluginStateTable state = database().pluginState();

        assertThat(state.get("slack", "cursor")).isEmpty();
        assertThat(state.compareAndSet("slack", "cursor", 1, "x")).isFalse();
        assertThat(state.compareAndSet("slack", "cursor", 0, "one")).isTrue();
        assertThat(state.compareAndSet("slack", "cursor", 0, "two")).isFalse();
        assertThat(state.compareAndSet("slack", "cursor", 1, "zwei ✓")).isTrue();
        assertThat(state.get("slack", "cursor")).contains(new PluginStateTable.Entry("zwei ✓", 2));
        assertThat(state.get("slack", "Cursor")).isEmpty();
        assertThatThrownBy(() -> state.compareAndSet("slack", "k".repeat(201), 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200");
    }

    @Test
    void letsOneOfManyWritersOfPluginStateWin() {
        PluginStateTable state = database().pluginState();
        List<CompletableFuture<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String value = "writer " + i;
            writers.add(CompletableFuture.supplyAsync(() -> state.compareAndSet("slack", "race", 0, value)));
        }

        assertThat(writers.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(state.get("slack", "race").map(PluginStateTable.Entry::version))
                .isEqualTo(Optional.of(1L));
    }
}
