package dev.teppan.platform.simulation;

/** What nodes were paid for. */
final class Bill {

    private static final long LEAST_PAID = 60_000;
    private static final double HOUR = 3_600_000;

    private final NodeModel model;
    private long millis;
    private double cost;

    Bill(NodeModel model) {
        this.model = model;
    }

    /** A node of a shape from its request until it went. */
    void add(int offer, long from, long until) {
        long paid = Math.max(LEAST_PAID, until - from);
        millis += paid;
        cost += paid / HOUR * model.offers().get(offer).shape().pricePerHour();
    }

    Bill copy() {
        Bill copy = new Bill(model);
        copy.millis = millis;
        copy.cost = cost;
        return copy;
    }

    double nodeHours() {
        return millis / HOUR;
    }

    double cost() {
        return cost;
    }
}
