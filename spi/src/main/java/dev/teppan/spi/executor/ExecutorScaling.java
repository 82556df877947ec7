package dev.teppan.spi.executor;

/** The ability of an executor to grow and shrink its pools. Called by the leading host only. */
public interface ExecutorScaling {

    /**
     * Takes the present hint of one pool and acts on it, or says why not. Called on a virtual thread, within a deadline, and
     * never twice at once for one pool; may block. It asks for nodes and does not wait until they are there. Repeating a hint is
     * harmless: what was asked for already is not asked for again.
     *
     * <p>An idle node may have got work since the hint was made. So it is closed for new work first, and taken away only when
     * nothing runs there; a launch for it is refused meanwhile. A node that runs something is never taken away, nor one that is
     * not named as idle.
     *
     * @throws dev.teppan.spi.PluginException when the outside refused or did not answer; the host calls again after a while,
     *     with the hint that counts by then
     */
    ScalingResult apply(CapacityHint hint) throws InterruptedException;

    /**
     * What was done with a hint.
     *
     * @param acted whether the outside was asked to change
     * @param detail one sentence for a person: what was asked for, or why nothing
     */
    record ScalingResult(boolean acted, String detail) {}
}
