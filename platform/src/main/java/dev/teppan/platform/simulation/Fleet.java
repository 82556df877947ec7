package dev.teppan.platform.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** The nodes of a run: those that take work, those that boot, those that are lost, and what they cost. */
final class Fleet {

    private static final double HOUR = 3_600_000;

    private record Booting(long readyAt, long number, int offer, long requestedAt) implements Comparable<Booting> {
        @Override
        public int compareTo(Booting other) {
            int byTime = Long.compare(readyAt, other.readyAt);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private record Loss(long at, String node) implements Comparable<Loss> {
        @Override
        public int compareTo(Loss other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? node.compareTo(other.node) : byTime;
        }
    }

    private final NodeModel model;
    private final Vectors vectors;
    private final Random random;
    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Booting> booting = new PriorityQueue<>();
    private final PriorityQueue<Loss> losses = new PriorityQueue<>();
    private final Bill bill;
    private final long[] there;
    private final int[] sizes;
    private boolean changed = true;
    private long made;
    private long lastRequest = -1;

    Fleet(NodeModel model, Vectors vectors, Random random) {
        this.model = model;
        this.vectors = vectors;
        this.random = random;
        this.bill = new Bill(model);
        this.there = new long[vectors.count()];
        this.sizes = new int[model.offers().size()];
        for (int i = 0; i < model.atStart(); i++) {
            sizes[0]++;
            open(new Booting(0, made++, 0, 0));
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

    /** All of a shape that are paid for. */
    int size(int offer) {
        return sizes[offer];
    }

    /** What those that take work have together. Not to be changed. */
    long[] there() {
        return there;
    }

    /** When nodes were last asked for; negative where they never were. */
    long lastRequest() {
        return lastRequest;
    }

    /** When the next node takes work, or is lost. */
    long next() {
        return Math.min(
                nextReady(),
                losses.isEmpty() ? Long.MAX_VALUE : losses.element().at());
    }

    /** Asks for nodes of a shape, as many as may be had. */
    void request(int offer, int count, long now) {
        for (int i = 0; i < count && size() < model.most(); i++) {
            booting.add(new Booting(now + model.bootMillis(random), made++, offer, now));
            sizes[offer]++;
            lastRequest = now;
        }
    }

    /**
     * Gives a node back.
     *
     * @throws IllegalStateException when it has work
     */
    void remove(String id, long now) {
        if (!node(id).isEmpty()) {
            throw new IllegalStateException(id + " was taken away while it has work");
        }
        drop(node(id), now);
    }

    /** Lets those take work that have booted. */
    void advance(long now) {
        while (nextReady() <= now) {
            open(booting.remove());
        }
    }

    /** Takes those away that are lost by now, with whatever they run. */
    List<SimulatedNode> lose(long now) {
        List<SimulatedNode> lost = new ArrayList<>();
        while (!losses.isEmpty() && losses.element().at() <= now) {
            SimulatedNode node = nodes.get(losses.remove().node());
            if (node != null) {
                drop(node, now);
                lost.add(node);
            }
        }
        return lost;
    }

    /** Whether nodes came or went since this was last asked. */
    boolean takeChanged() {
        boolean answer = changed;
        changed = false;
        return answer;
    }

    /** What all nodes together cost, up to the end of the run. */
    Bill billed(long end) {
        Bill whole = bill.copy();
        nodes.values().forEach(node -> whole.add(node.offer(), node.requestedAt(), end));
        booting.forEach(node -> whole.add(node.offer(), node.requestedAt(), end));
        return whole;
    }

    private long nextReady() {
        return booting.isEmpty() ? Long.MAX_VALUE : booting.element().readyAt();
    }

    private void drop(SimulatedNode node, long now) {
        nodes.remove(node.id());
        sizes[node.offer()]--;
        Vectors.add(there, node.size(), -1);
        bill.add(node.offer(), node.requestedAt(), now);
        changed = true;
    }

    private void open(Booting booted) {
        String id = "n" + booted.number();
        SimulatedNode node = new SimulatedNode(
                id, booted.offer(), booted.requestedAt(), booted.readyAt(), vectors.size(booted.offer()));
        nodes.put(id, node);
        Vectors.add(there, node.size(), 1);
        double lossesPerHour = model.offers().get(booted.offer()).lossesPerHour();
        if (lossesPerHour > 0) {
            losses.add(new Loss(booted.readyAt() + NodeModel.exponential(random, HOUR / lossesPerHour), id));
        }
        changed = true;
    }
}
