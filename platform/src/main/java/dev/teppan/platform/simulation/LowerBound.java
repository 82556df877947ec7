package dev.teppan.platform.simulation;

/**
 * What no policy can go below, whatever it knows beforehand.
 *
 * @param nodeHours all work, of whichever resource there is most of, packed without a gap onto what has most of it
 * @param cost the same onto what is cheapest for it
 * @param makespan in milliseconds: nothing ends before it has arrived and run, and all nodes can do only so much
 */
public record LowerBound(double nodeHours, double cost, long makespan) {

    private static final double HOUR = 3_600_000;

    /** The bound of a workload. */
    public static LowerBound of(Workload workload) {
        Vectors vectors = new Vectors(workload);
        double[] work = new double[vectors.count()];
        long latest = 0;
        for (Arrival arrival : workload.arrivals()) {
            for (int r = 0; r < work.length; r++) {
                work[r] += (double) arrival.runs() * vectors.need(arrival.kind())[r];
            }
            latest = Math.max(latest, arrival.at() + arrival.runs());
        }
        double most = 0;
        double cost = 0;
        for (int r = 0; r < work.length; r++) {
            most = Math.max(most, work[r] / vectors.largest()[r]);
            cost = Math.max(cost, work[r] * cheapest(workload.nodes(), vectors, r));
        }
        long first = workload.arrivals().getFirst().at();
        long busy = first + (long) Math.floor(most / workload.nodes().most());
        return new LowerBound(most / HOUR, cost / HOUR, Math.max(latest, busy));
    }

    /** What an hour of one of a resource costs at the least. */
    private static double cheapest(NodeModel nodes, Vectors vectors, int resource) {
        double least = Double.MAX_VALUE;
        for (int offer = 0; offer < nodes.offers().size(); offer++) {
            long size = vectors.size(offer)[resource];
            if (size > 0) {
                least = Math.min(least, nodes.offers().get(offer).shape().pricePerHour() / size);
            }
        }
        return least;
    }
}
