package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.RetryableException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The calls of an instance that were given up and have not ended, by method. Each holds a thread for as long as the plugin
 * likes, so no more are made while there are many. Safe for use by several threads.
 */
final class HangingCalls {

    /** How many of one method there may be. */
    static final int MOST = 32;

    private final String instance;
    private final ConcurrentMap<String, AtomicInteger> byMethod = new ConcurrentHashMap<>();

    private enum State {
        RUNS,
        GIVEN_UP,
        ENDED
    }

    HangingCalls(String instance) {
        this.instance = instance;
    }

    /** One call; told by who waits for it and by who makes it. */
    static final class Call {
        private final AtomicInteger hanging;
        private final AtomicReference<State> state = new AtomicReference<>(State.RUNS);

        private Call(AtomicInteger hanging) {
            this.hanging = hanging;
        }

        /** Nobody waits for it any more. */
        void givenUp() {
            if (state.compareAndSet(State.RUNS, State.GIVEN_UP)) {
                hanging.incrementAndGet();
            }
        }

        /** The plugin has come back. */
        void ended() {
            if (state.getAndSet(State.ENDED) == State.GIVEN_UP) {
                hanging.decrementAndGet();
            }
        }
    }

    /**
     * Announces a call.
     *
     * @throws RetryableException when too many of the method hang
     */
    Call begin(String method) {
        AtomicInteger hanging = byMethod.computeIfAbsent(method, first -> new AtomicInteger());
        int now = hanging.get();
        if (now >= MOST) {
            throw new RetryableException(instance + " did not answer " + method + ": " + now
                    + " calls that were given up still hang, and no more are made until one ends");
        }
        return new Call(hanging);
    }
}
