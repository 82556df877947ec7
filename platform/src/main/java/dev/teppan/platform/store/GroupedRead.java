package dev.teppan.platform.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Has questions that are asked at the same time share one query; a lone one waits for nobody. A virtual
 * thread that lives while there are questions runs the queries. Safe for use by several threads; holds no more than is being
 * asked.
 *
 * @param <K> what is asked for
 * @param <V> what is found
 */
final class GroupedRead<K, V> {

    private static final int MOST = 500;

    private record Question<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    private final Function<Set<K>, Map<K, V>> query;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Question<K, V>> waiting = new ArrayDeque<>();
    private boolean asking;

    /** @param query finds what exists of some; blocks */
    GroupedRead(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    /** Finds one. Blocks; throws what the query throws. */
    Optional<V> find(K key) {
        Question<K, V> question = new Question<>(key, new CompletableFuture<>());
        if (mustAsk(question)) {
            Thread.ofVirtual().name("grouped read").start(this::askAll);
        }
        try {
            return question.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** How many questions no query has taken up yet. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mustAsk(Question<K, V> question) {
        lock.lock();
        try {
            waiting.add(question);
            boolean first = !asking;
            asking = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void askAll() {
        Map<K, List<Question<K, V>>> some = next();
        while (!some.isEmpty()) {
            ask(some);
            some = next();
        }
    }

    /** The next questions; none ends the asking. */
    private Map<K, List<Question<K, V>>> next() {
        Map<K, List<Question<K, V>>> some = new LinkedHashMap<>();
        lock.lock();
        try {
            while (some.size() < MOST && !waiting.isEmpty()) {
                Question<K, V> question = waiting.remove();
                some.computeIfAbsent(question.key(), key -> new ArrayList<>()).add(question);
            }
            asking = !some.isEmpty();
            return some;
        } finally {
            lock.unlock();
        }
    }

    private void ask(Map<K, List<Question<K, V>>> questions) {
        Map<K, V> found = new HashMap<>();
        Optional<RuntimeException> failure = Optional.empty();
        try {
            found.putAll(query.apply(questions.keySet()));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        for (Map.Entry<K, List<Question<K, V>>> entry : questions.entrySet()) {
            for (Question<K, V> question : entry.getValue()) {
                if (failure.isPresent()) {
                    question.answer().completeExceptionally(failure.get());
                } else {
                    question.answer().complete(Optional.ofNullable(found.get(entry.getKey())));
                }
            }
        }
    }
}
