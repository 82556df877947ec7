package dev.teppan.platform.scheduling;

import java.util.List;
import java.util.Set;

/**
 * How many nodes a pool needs, and the figures it comes from.
 *
 * @param needed nodes with work, once what waits is packed; head-room and bounds not reckoned in
 * @param wanted the hint
 * @param lowerBound no packing needs fewer
 * @param more of which shapes the nodes are that are wanted beside the present ones
 * @param pricePerHour what the present nodes and {@code more} cost together
 * @param busy nodes that must not be taken away
 * @param drainable nodes that may be
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
        List<More> more,
        double pricePerHour,
        Set<String> busy,
        List<String> drainable,
        List<Packed> packed,
        String reason,
        HintInputs.Memory memory) {

    /**
     * How one kind of waiting work was packed.
     *
     * @param leftOver for which there is neither room nor a node to be had
     */
    public record Packed(Demand demand, long onPresent, long onNew, long leftOver) {}

    /** So many nodes of a shape. */
    public record More(NodeShape shape, int nodes) {}

    public Hint {
        more = List.copyOf(more);
        busy = Set.copyOf(busy);
        drainable = List.copyOf(drainable);
        packed = List.copyOf(packed);
    }

    /** The same with the arithmetic in words. */
    Hint because(String words) {
        return new Hint(
                executor,
                pool,
                present,
                needed,
                wanted,
                lowerBound,
                more,
                pricePerHour,
                busy,
                drainable,
                packed,
                words,
                memory);
    }
}
