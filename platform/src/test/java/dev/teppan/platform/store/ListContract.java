package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent.CancelRequested;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists: every filter, walked forth and back in pages. */
abstract class ListContract extends StoreContract {

    private static final int PAGE = 7;

    private final List<Execution> all = new ArrayList<>();
    private final Map<ExecutionId, Map<String, String>> labels = new HashMap<>();

    @BeforeAll
    void fill() throws Exception {
        Samples samples = samples();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Origin origin = new Origin(
                    i % 3 == 0 ? "shop" : "Shop",
                    i % 2 == 0 ? "mail" : "bill",
                    3,
                    i % 5 == 0 ? "fast" : "default",
                    Samples.NOW,
                    i % 4 == 0 ? Optional.empty() : Optional.of(i % 8 == 1 ? "Key" : "key"));
            NewExecution arrival = labelled(
                    Samples.arrival(Execution.enqueued(database().newId(), origin, Samples.NOW)),
                    i % 7 == 0 ? Map.of("tier", "Gold", "order", "" + i) : Map.of("tier", "gold"));
            insert(arrival);
            Execution execution = arrival.execution();
            int far = i % 4;
            if (far == 3) {
                Change canceled = samples.move(execution, new CancelRequested(Samples.ACTOR), Samples.NOW);
                changes.add(canceled);
                execution = canceled.after();
            }
            if (far == 1 || far == 2) {
                Change placed = samples.place(execution);
                changes.add(placed);
                execution = placed.after();
            }
            if (far == 2) {
                Change started = samples.start(execution);
                changes.add(started);
                execution = started.after();
            }
            all.add(execution);
        }
        database().dispatch().commit(lease(), samples.turn(changes.toArray(Change[]::new)));
        all.sort(Comparator.comparing(Execution::id).reversed());
    }

    private NewExecution labelled(NewExecution bare, Map<String, String> more) {
        labels.put(bare.execution().id(), more);
        return new NewExecution(bare.execution(), bare.message(), more, bare.traceparent(), bare.actor());
    }

    @Test
    void walksEveryFilterForthAndBack() {
        for (ExecutionFilter filter : filters()) {
            List<ExecutionId> expected = all.stream()
                    .filter(execution -> matches(filter, execution))
                    .map(Execution::id)
                    .toList();
            assertThat(walk(filter)).as(filter.toString()).isEqualTo(expected);
            assertThat(walkBack(filter)).as("back " + filter).isEqualTo(expected);
        }
    }

    private static List<ExecutionFilter> filters() {
        List<ExecutionFilter> filters = new ArrayList<>();
        for (Optional<String> application : List.of(Optional.<String>empty(), Optional.of("shop"), Optional.of("no"))) {
            for (Optional<String> job : List.of(Optional.<String>empty(), Optional.of("mail"))) {
                for (Optional<String> queue : List.of(Optional.<String>empty(), Optional.of("fast"))) {

                    filters.add(ExecutionFilter.of(application, job, queue, Set.of()));
                    filters.add(ExecutionFilter.of(application, job, queue, Set.of(ExecutionState.RUNNING)));
                    filters.add(ExecutionFilter.of(
                            application, job, queue, Set.of(ExecutionState.CANCELED, ExecutionState.PENDING)));
                    filters.add(ExecutionFilter.of(application, job, queue, EnumSet.allOf(ExecutionState.class)));
                }
            }
        }
        for (ExecutionFilter filter : List.copyOf(filters)) {
            filters.add(narrowed(filter, Optional.of(Reason.CANCELED), Optional.empty(), Samples.NOW));
            filters.add(narrowed(filter, Optional.of(Reason.TIMEOUT), Optional.empty(), Samples.NOW));
            filters.add(narrowed(filter, Optional.empty(), Optional.of(Map.entry("tier", "Gold")), Samples.NOW));
            filters.add(narrowed(filter, Optional.empty(), Optional.of(Map.entry("tier", "gold")), Samples.NOW));
            filters.add(narrowed(
                    filter, Optional.empty(), Optional.of(Map.entry("tier", "gold")), Samples.NOW.plusMillis(1)));
            filters.add(
                    narrowed(filter, Optional.of(Reason.CANCELED), Optional.of(Map.entry("order", "7")), Samples.NOW));
            filters.add(keyed(filter));
            filters.add(keyed(narrowed(filter, Optional.empty(), Optional.of(Map.entry("tier", "Gold")), Samples.NOW)));
        }
        return filters;
    }

    private static ExecutionFilter narrowed(
            ExecutionFilter filter,
            Optional<Reason> reason,
            Optional<Map.Entry<String, String>> label,
            Instant sentFrom) {
        return new ExecutionFilter(
                filter.application(),
                filter.job(),
                filter.queue(),
                filter.states(),
                reason,
                label,
                Optional.empty(),
                Optional.of(sentFrom),
                Optional.of(sentFrom.plusMillis(1)));
    }

    private static ExecutionFilter keyed(ExecutionFilter filter) {
        return new ExecutionFilter(
                filter.application(),
                filter.job(),
                filter.queue(),
                filter.states(),
                filter.reason(),
                filter.label(),
                Optional.of("Key"),
                filter.sentFrom(),
                filter.sentBefore());
    }

    private boolean matches(ExecutionFilter filter, Execution execution) {
        Instant sentAt = execution.origin().sentAt();
        return filter.application()
                        .map(execution.origin().application()::equals)
                        .orElse(true)
                && filter.job().map(execution.origin().job()::equals).orElse(true)
                && filter.queue().map(execution.origin().queue()::equals).orElse(true)
                && (filter.states().isEmpty() || filter.states().contains(execution.state()))
                && (filter.reason().isEmpty()
                        || filter.reason().equals(execution.ending().map(Outcome::reason)))
                && filter.label()
                        .map(label -> label.getValue()
                                .equals(labels.get(execution.id()).get(label.getKey())))
                        .orElse(true)
                && (filter.concurrencyKey().isEmpty()
                        || filter.concurrencyKey().equals(execution.origin().concurrencyKey()))
                && filter.sentFrom().map(time -> !sentAt.isBefore(time)).orElse(true)
                && filter.sentBefore().map(sentAt::isBefore).orElse(true);
    }

    private List<ExecutionId> walk(ExecutionFilter filter) {
        List<ExecutionId> walked = new ArrayList<>();
        Optional<ExecutionId> before = Optional.empty();
        List<ExecutionId> page;
        do {
            page = ids(database().executions().list(filter, before, PAGE));
            walked.addAll(page);
            before = page.isEmpty() ? before : Optional.of(page.getLast());
        } while (page.size() == PAGE);
        return walked;
    }

    private List<ExecutionId> walkBack(ExecutionFilter filter) {
        List<ExecutionId> walked = new ArrayList<>();
        ExecutionId after = new ExecutionId("00000000-0000-0000-0000-000000000000");
        List<ExecutionId> page;
        do {
            page = ids(database().executions().listNewer(filter, after, PAGE));
            walked.addAll(0, page);
            after = page.isEmpty() ? after : page.getFirst();
        } while (page.size() == PAGE);
        return walked;
    }

    private static List<ExecutionId> ids(List<StoredExecution> page) {
        return page.stream().map(stored -> stored.execution().id()).toList();
    }

    @Test
    void showsExecutionsWhole() {
        assertThat(database().executions().list(ExecutionFilter.ALL, Optional.empty(), 1_000))
                .extracting(StoredExecution::execution)
                .isEqualTo(all);
    }

    @Test
    void countsWhatIsUnfinishedByState() {
        Map<ExecutionState, Long> expected = new EnumMap<>(ExecutionState.class);
        all.stream()
                .filter(execution -> !execution.state().isEnd())
                .forEach(execution -> expected.merge(execution.state(), 1L, Long::sum));

        assertThat(database().executions().unfinished()).isEqualTo(expected);
    }

    @Test
    void namesTheLimitOfAPage() {
        assertThatThrownBy(() -> database().executions().list(ExecutionFilter.ALL, Optional.empty(), 1_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
    }
}
