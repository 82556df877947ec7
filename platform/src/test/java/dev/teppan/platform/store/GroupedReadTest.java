package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupedReadTest {

    private final List<Set<Integer>> queries = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final GroupedRead<Integer, String> read = new GroupedRead<>(this::query);

    private Map<Integer, String> query(Set<Integer> keys) {
        queries.add(Set.copyOf(keys));
        if (keys.contains(0)) {
            awaitGate();
        }
        if (keys.contains(-1)) {
            throw new StoreException.Unavailable("away");
        }
        Map<Integer, String> found = new HashMap<>();
        keys.stream().filter(key -> key < 1000).forEach(key -> found.put(key, "value " + key));
        return found;
    }

    private void awaitGate() {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLoneQuestionIsAskedAtOnce() {
        gate.countDown();
        assertThat(read.find(7)).contains("value 7");
        assertThat(read.find(1000)).isEmpty();
        assertThat(queries).containsExactly(Set.of(7), Set.of(1000));
    }

    @Test
    void questionsThatComeDuringAQueryShareTheNext() {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
            answers.add(CompletableFuture.supplyAsync(() -> read.find(0), callers));
            await().until(() -> queries.size() == 1);
            for (int key = 1; key <= 40; key++) {
                int wanted = key % 20 + 1;
                answers.add(CompletableFuture.supplyAsync(() -> read.find(wanted), callers));
            }
            await().until(() -> read.waiting() == 40);
            gate.countDown();

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.get(20, TimeUnit.SECONDS)).isPresent());
        }
        assertThat(queries).hasSize(2);
        assertThat(queries.getLast()).hasSize(20);
    }

    @Test
    void aFailureIsThatOfThoseWhoAskedAndTheNextIsAskedAnew() {
        gate.countDown();
        assertThatThrownBy(() -> read.find(-1)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(read.find(3)).contains("value 3");
    }
}
