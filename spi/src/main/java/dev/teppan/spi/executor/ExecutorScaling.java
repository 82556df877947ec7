package dev.teppan.spi.executor;

import java.util.List;

/** The ability of an executor to grow and shrink its pools. Called by the leading host only. */
public interface ExecutorScaling {

    /** Takes the present hints of all its pools and acts on them, or says why not. May block. Repeating one is harmless. */
    List<ScalingResult> apply(List<CapacityHint> hints) throws InterruptedException;

    /**
     * What was done with a hint.
     *
     * @param acted whether the outside was asked to change
     * @param detail one sentence for a person
     */
    record ScalingResult(String pool, boolean acted, String detail) {}
}
