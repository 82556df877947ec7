package dev.teppan.platform.scheduling;

import java.util.List;
import java.util.Set;

/**
 * How many nodes a pool needs, and the figures it comes from.
 *
 * @param needed nodes with work, once what waits is packed; head-room and bounds not reckoned in
 * @param wanted the hint
 * @param lowerBound no packing needs fewer
 * @param busy nodes that must not be taken away
 * @param drainable nodes that may be
 * @param added how many new nodes waiting work was packed onto, by the index of their shape among the inputs
 * @param packed how each kind of waiting work was packed
 * @param reason the arithmetic in words
 */
public record Hint(
        String executor,
        String pool,
        int present,
        int needed,
        int wanted,
        int lowerBound,
        Set<String> busy,
        List<String> drainable,
        List<Integer> added,
        List<Packed> packed,
        String reason,
        HintInputs.Memory memory) {

    /**
     * How one kind of waiting work was packed.
     *
     * @param leftOver for which there is neither room nor a node to be had
     */
    public record Packed(Demand demand, long onPresent, long onNew, long leftOver) {}

    public Hint {
        busy = Set.copyOf(busy);
        drainable = List.copyOf(drainable);
        added = List.copyOf(added);
        packed = List.copyOf(packed);
    }
}
