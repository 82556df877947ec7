package dev.teppan.platform.simulation;

/** What a run may take of the machine it runs on. */
@FunctionalInterface
public interface Allowance {

    /** As much as it takes. */
    Allowance UNLIMITED = () -> {};

    /** Called at every moment of virtual time at which something happens, on the thread that runs. What it throws ends the run. */
    void spend();
}
