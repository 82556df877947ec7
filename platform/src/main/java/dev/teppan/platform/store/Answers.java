package dev.teppan.platform.store;

import java.util.concurrent.CompletableFuture;

/** What callers get to wait for. */
final class Answers {

    private Answers() {}

    /** Completes with another future, but on a thread of its own: whatever depends on it must not hold up the lane. */
    static CompletableFuture<Void> of(CompletableFuture<?> written) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CompletableFuture<?> unused = written.whenCompleteAsync(
                (result, failure) -> {
                    if (failure == null) {
                        answer.complete(null);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                },
                task -> Thread.ofVirtual().name("store-answer").start(task));
        return answer;
    }
}
