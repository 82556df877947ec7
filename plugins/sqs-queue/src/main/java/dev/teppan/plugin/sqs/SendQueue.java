package dev.teppan.plugin.sqs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Messages of concurrent requests share calls: while fewer than the most calls are under way the next message leaves at once, alone
 * or with what came with it; beyond that messages wait for the next call that is free, and go with it by tens. Thread-safe.
 */
final class SendQueue {

    /** What waits at the most; more is refused. */
    static final int ROOM = 10_000;

    private final int mostCalls;
    private final int mostBytes;
    private final Consumer<List<Outbound>> sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Outbound> waiting = new ArrayDeque<>();
    private int calls;

    /**
     * @param mostCalls at the same time
     * @param mostBytes of one call
     * @param sender sends a batch and completes each of it; throws nothing
     */
    SendQueue(int mostCalls, int mostBytes, Consumer<List<Outbound>> sender) {
        this.mostCalls = mostCalls;
        this.mostBytes = mostBytes;
        this.sender = sender;
    }

    /** Has them sent; answers whether there was room. */
    boolean add(List<Outbound> messages) {
        lock.lock();
        try {
            if (waiting.size() + messages.size() > ROOM) {
                return false;
            }
            waiting.addAll(messages);
            int wanted = (waiting.size() + ReceiptBatches.TEN - 1) / ReceiptBatches.TEN;
            for (int started = 0; started < wanted && calls < mostCalls; started++) {
                calls++;
                Thread.ofVirtual().name("sqs send").start(this::pump);
            }
        } finally {
            lock.unlock();
        }
        return true;
    }

    private void pump() {
        List<Outbound> batch = next();
        while (!batch.isEmpty()) {
            sender.accept(batch);
            batch = next();
        }
    }

    /** The next batch; when there is none, one call fewer is under way. */
    private List<Outbound> next() {
        List<Outbound> batch = new ArrayList<>();
        lock.lock();
        try {
            int bytes = 0;
            while (batch.size() < ReceiptBatches.TEN
                    && !waiting.isEmpty()
                    && (batch.isEmpty() || bytes + waiting.element().bytes() <= mostBytes)) {
                bytes += waiting.element().bytes();
                batch.add(waiting.remove());
            }
            if (batch.isEmpty()) {
                calls--;
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }
}
