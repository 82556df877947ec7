package dev.teppan.platform.simulation;

/** Decides how many nodes there are. */
interface Scaling {

    /** The nodes that are there stay, and no others come. */
    Scaling NONE = (fleet, policy, now) -> {};

    /** Asked every ten seconds of virtual time. */
    void decide(Fleet fleet, Policy policy, long now);
}
