package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Writers share commits, and one that is refused harms nobody else. */
abstract class LaneContract extends StoreContract {

    private static final int WRITERS = 64;
    private static final int EACH = 20;

    @Test
    void writersShareCommits() throws Exception {
        long before = metrics.timer(WriteLane.COMMITS).getCount();
        Set<ExecutionId> inserted = new HashSet<>();
        List<Future<List<ExecutionId>>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(this::insertOneAfterTheOther));
            }
        }
        for (Future<List<ExecutionId>> writer : writers) {
            inserted.addAll(writer.get());
        }

        assertThat(database().executions().find(inserted)).hasSize(WRITERS * EACH);
        assertThat(metrics.timer(WriteLane.COMMITS).getCount() - before).isLessThan(WRITERS * EACH / 4);
    }

    private List<ExecutionId> insertOneAfterTheOther() throws Exception {
        List<ExecutionId> inserted = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            NewExecution arrival = samples().pending();
            insert(arrival);
            inserted.add(arrival.execution().id());
        }
        return inserted;
    }

    @Test
    void refusesOnlyTheOneWhoseIdExistsAlready() throws Exception {
        NewExecution present = samples().pending();
        insert(present);
        List<NewExecution> arrivals = new ArrayList<>();
        List<CompletableFuture<Announcement>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            NewExecution arrival = i == 123 ? present : samples().pending();
            arrivals.add(arrival);
            answers.add(database().enqueue().insert(List.of(arrival)));
        }

        for (int i = 0; i < 200; i++) {
            CompletableFuture<Announcement> answer = answers.get(i);
            if (i == 123) {
                assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(StoreException.Refused.class);
            } else {
                answer.get(20, TimeUnit.SECONDS);
                stored(arrivals.get(i).execution().id());
            }
        }
    }

    @Test
    void insertsAllOrNone() throws Exception {
        NewExecution present = samples().pending();
        NewExecution fresh = samples().pending();
        insert(present);

        assertThatThrownBy(() -> insert(fresh, present)).hasCauseInstanceOf(StoreException.Refused.class);

        assertThat(database().executions().find(fresh.execution().id())).isEmpty();
        assertThat(database().executions().message(fresh.execution().id())).isEmpty();
    }

    @Test
    void insertsThousandsAtOnce() throws Exception {
        List<NewExecution> arrivals = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            arrivals.add(samples().pending("bulk", "mail", "default"));
        }
        long before = metrics.timer(WriteLane.COMMITS).getCount();

        database().enqueue().insert(arrivals).get(30, TimeUnit.SECONDS);

        assertThat(metrics.timer(WriteLane.COMMITS).getCount() - before).isEqualTo(1);
        stored(arrivals.getLast().execution().id());
    }

    @Test
    void announcesEachArrivalByAnIntent() throws Exception {
        NewExecution arrival = samples().pending();
        insert(arrival);

        assertThat(database().intents().oldest(20_000))
                .extracting(QueuedIntent::intent)
                .contains(new Intent.Arrived(arrival.execution().id()));
    }

    @Test
    void namesTheFieldThatNoDatabaseKeeps() {
        NewExecution arrival = samples().pending();
        Execution execution = arrival.execution();

        assertThatThrownBy(() ->
                        insert(new NewExecution(execution, "\"a\0b\"", Map.of(), Optional.empty(), arrival.actor())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("message")
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> insert(
                        new NewExecution(execution, "1", Map.of("a", "\udc00"), Optional.empty(), new Actor("api"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels/a");
        assertThatThrownBy(() -> insert(Samples.arrival(Execution.enqueued(
                        database().newId(),
                        new Origin("shop", "x".repeat(256), 1, "default", Samples.NOW),
                        Samples.NOW))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("job")
                .hasMessageContaining("255");
    }

    @Test
    void insertsOnlyWhatIsNew() {
        Execution placed = samples().place(samples().pending().execution()).after();

        assertThatThrownBy(() -> insert(Samples.arrival(placed))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesGrowWithTime() {
        List<ExecutionId> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(database().newId());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void answersAPing() {
        database().ping();
    }
}
