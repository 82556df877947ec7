package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Demand;
import java.util.List;

/** Decides what starts where, from what it has been told. Times are milliseconds of virtual time. */
interface Policy {

    /** Starts what a plan decided. */
    interface Starter {
        /**
         * Starts an execution on a node now.
         *
         * @throws IllegalStateException when it does not wait, or the node has no room for it
         */
        void start(int number, String node);
    }

    /** An execution waits. */
    void arrives(int number, int kind, long now);

    /** An execution ended; the fleet has its room back. */
    void ended(int number, int kind, SimulatedNode node, long ran, long now);

    /** An execution was lost with its node, at which it ran; it waits again where that is said by {@code again}. */
    void lost(int number, int kind, boolean again, long now);

    /** Nodes came or went. */
    void nodesChanged(Fleet fleet, long now);

    /** Starts what is to start now. */
    void plan(Fleet fleet, long now, Starter starter);

    /** When to plan again if nothing happens until then. */
    long again();

    /** What waits, as hints see it. */
    List<Demand> demands(long now);
}
