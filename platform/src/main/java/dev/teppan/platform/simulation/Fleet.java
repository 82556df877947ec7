package dev.teppan.platform.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** The nodes of a run: those that take work, those that boot, and what they cost. */
final class Fleet {

    private static final long LEAST_PAID = 60_000;

    private record Booting(long readyAt, long number, long requestedAt) implements Comparable<Booting> {
        @Override
        public int compareTo(Booting other) {
            int byTime = Long.compare(readyAt, other.readyAt);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private final NodeModel model;
    private final Vectors vectors;
    private final Random random;
    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Booting> booting = new PriorityQueue<>();
    private boolean changed = true;
    private long made;
    private long paid;
    private long lastRequest = -1;

    Fleet(NodeModel model, Vectors vectors, Random random) {
        this.model = model;
        this.vectors = vectors;
        this.random = random;
        for (int i = 0; i < model.atStart(); i++) {
            open(new Booting(0, made++, 0));
        }
    }

    NodeModel model() {
        return model;
    }

    /** Those that take work, the older first. */
    List<SimulatedNode> nodes() {
        return List.copyOf(nodes.values());
    }

    SimulatedNode node(String id) {
        SimulatedNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalStateException("there is no node " + id);
        }
        return node;
    }

    int ready() {
        return nodes.size();
    }

    int booting() {
        return booting.size();
    }

    /** All that are paid for. */
    int size() {
        return nodes.size() + booting.size();
    }

    /** When nodes were last asked for; negative where they never were. */
    long lastRequest() {
        return lastRequest;
    }

    /** When the next node takes work. */
    long nextReady() {
        return booting.isEmpty() ? Long.MAX_VALUE : booting.peek().readyAt();
    }

    /** Asks for nodes, as many as may be had. */
    void request(int count, long now) {
        for (int i = 0; i < count && size() < model.most(); i++) {
            booting.add(new Booting(now + model.bootMillis(random), made++, now));
            lastRequest = now;
        }
    }

    /**
     * Gives a node back.
     *
     * @throws IllegalStateException when it has work
     */
    void remove(String id, long now) {
        SimulatedNode node = node(id);
        if (!node.isEmpty()) {
            throw new IllegalStateException(id + " was taken away while it has work");
        }
        nodes.remove(id);
        pay(node.requestedAt(), now);
        changed = true;
    }

    /** Lets those take work that have booted. */
    void advance(long now) {
        while (nextReady() <= now) {
            open(booting.remove());
        }
    }

    /** Whether nodes came or went since this was last asked. */
    boolean takeChanged() {
        boolean answer = changed;
        changed = false;
        return answer;
    }

    /** What all nodes together were paid for, up to the end of the run. */
    long paidMillis(long end) {
        long before = paid;
        nodes.values().forEach(node -> pay(node.requestedAt(), end));
        booting.forEach(node -> pay(node.requestedAt(), end));
        long sum = paid;
        paid = before;
        return sum;
    }

    private void pay(long from, long until) {
        paid += Math.max(LEAST_PAID, until - from);
    }

    private void open(Booting node) {
        String id = "n" + node.number();
        nodes.put(id, new SimulatedNode(id, node.requestedAt(), node.readyAt(), vectors.size()));
        changed = true;
    }
}
