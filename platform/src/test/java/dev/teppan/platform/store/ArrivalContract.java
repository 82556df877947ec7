package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How dispatch hears of what is enqueued. */
abstract class ArrivalContract extends StoreContract {

    private record Told(Lease lease, List<StoredExecution> executions, boolean intentsWait) {}

    private static final class Listener implements ArrivalSink {
        private final Lease lease;
        private final List<Told> told = new ArrayList<>();

        Listener(Lease lease) {
            this.lease = lease;
        }

        @Override
        public Optional<Lease> lease() {
            return Optional.of(lease);
        }

        @Override
        public void arrived(Lease under, List<StoredExecution> executions, boolean intentsWait) {
            told.add(new Told(under, executions, intentsWait));
        }
    }

    @AfterEach
    void clean() {
        database().tellArrivals(ArrivalSink.none());
        Lease lease = lease();
        List<String> intents =
                database().intents().oldest(100).stream().map(QueuedIntent::id).toList();
        database().dispatch().commit(lease, new Turn(List.of(), List.of(), Map.of(), intents));
    }

    private NewExecution labelled(Map<String, String> labels) {
        NewExecution plain = samples().pending();
        return new NewExecution(plain.execution(), plain.message(), labels, Optional.of("00-trace"), plain.actor());
    }

    private Announcement enqueue(NewExecution... executions) throws Exception {
        return database().enqueue().insert(List.of(executions)).get(20, TimeUnit.SECONDS);
    }

    @Test
    void theHolderInThisProcessIsToldAndNoIntentIsWritten() throws Exception {
        Listener listener = new Listener(lease());
        database().tellArrivals(listener);
        NewExecution first = samples().pending();
        NewExecution labelled = labelled(Map.of("team", "mail", "tenant", "Ä\"\\{}"));

        assertThat(enqueue(first)).isEqualTo(Announcement.TOLD);
        assertThat(enqueue(labelled)).isEqualTo(Announcement.TOLD);

        assertThat(database().intents().oldest(10)).isEmpty();
        assertThat(listener.told).hasSize(2).noneMatch(Told::intentsWait);
        assertThat(listener.told.getFirst().executions())
                .containsExactly(stored(first.execution().id()));
        assertThat(listener.told.getLast().executions())
                .containsExactly(stored(labelled.execution().id()));
        assertThat(database().executions().message(labelled.execution().id())).contains(labelled.message());
    }

    @Test
    void aHolderWhoseLeaseIsGoneIsNotToldButIntentsAreWritten() throws Exception {
        Lease old = lease();
        database().tellArrivals(new Listener(old));
        enqueue(samples().pending());
        database().dispatch().release(old);
        Lease next =
                database().dispatch().acquire("host-2", Duration.ofMinutes(1)).orElseThrow();
        Listener deposed = new Listener(old);
        database().tellArrivals(deposed);
        NewExecution execution = samples().pending();

        assertThat(enqueue(execution)).isEqualTo(Announcement.BY_INTENT);

        database().dispatch().release(next);
        assertThat(deposed.told).isEmpty();
        assertThat(database().intents().oldest(10))
                .extracting(QueuedIntent::intent)
                .containsExactly(new Intent.Arrived(execution.execution().id()));
    }

    @Test
    void theHolderIsToldThatIntentsCameBefore() throws Exception {
        Listener listener = new Listener(lease());
        database().tellArrivals(listener);
        enqueue(samples().pending());
        database().intents().add(new Intent.CatalogChanged()).get(20, TimeUnit.SECONDS);

        enqueue(samples().pending());

        assertThat(listener.told).extracting(Told::intentsWait).containsExactly(false, true);
    }

    @Test
    void keysAreKeptBesideThoseThatHaveNone() throws Exception {
        NewExecution keyed = samples().keyed("order 7 ä\"\\{}");
        NewExecution both = new NewExecution(
                samples().keyed("k").execution(), "1", Map.of("team", "mail"), Optional.empty(), Samples.ACTOR);
        List<NewExecution> all = List.of(samples().pending(), keyed, both, labelled(Map.of("team", "mail")));

        database().enqueue().insert(all).get(20, TimeUnit.SECONDS);
        NewExecution alone = samples().keyed("alone");
        enqueue(alone);

        assertThat(all)
                .allSatisfy(each -> assertThat(stored(each.execution().id())).isEqualTo(each.stored()));
        assertThat(stored(alone.execution().id())).isEqualTo(alone.stored());
        assertThat(stored(keyed.execution().id()).execution().origin().concurrencyKey())
                .contains("order 7 ä\"\\{}");
    }

    @Test
    void manyAtOnceAreAllToldOf() throws Exception {
        Listener listener = new Listener(lease());
        database().tellArrivals(listener);
        List<NewExecution> executions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            executions.add(samples().pending());
        }
        enqueue(samples().pending());
        listener.told.clear();

        List<CompletableFuture<Announcement>> answers = executions.stream()
                .map(execution -> database().enqueue().insert(List.of(execution)))
                .toList();
        for (CompletableFuture<Announcement> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Announcement.TOLD);
        }

        assertThat(listener.told.stream().flatMap(told -> told.executions().stream()))
                .extracting(StoredExecution::execution)
                .containsExactlyElementsOf(
                        executions.stream().map(NewExecution::execution).toList());
    }
}
