package dev.teppan.platform.simulation;

/**
 * What no policy can go below, whatever it knows beforehand.
 *
 * @param nodeHours all work, of whichever resource there is most of, packed without a gap
 * @param makespan in milliseconds: nothing ends before it has arrived and run, and all nodes can do only so much
 */
public record LowerBound(double nodeHours, long makespan) {

    private static final double HOUR = 3_600_000;

    /** The bound of a workload. */
    public static LowerBound of(Workload workload) {
        Vectors vectors = new Vectors(workload);
        double[] work = new double[vectors.count()];
        long latest = 0;
        for (Arrival arrival : workload.arrivals()) {
            for (int r = 0; r < work.length; r++) {
                work[r] += (double) arrival.runs() * vectors.need(arrival.kind())[r] / vectors.size()[r];
            }
            latest = Math.max(latest, arrival.at() + arrival.runs());
        }
        double most = 0;
        for (double each : work) {
            most = Math.max(most, each);
        }
        long first = workload.arrivals().getFirst().at();
        long busy = first + (long) Math.floor(most / workload.nodes().most());
        return new LowerBound(most / HOUR, Math.max(latest, busy));
    }
}
