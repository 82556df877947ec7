package dev.teppan.bench.packing;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.Demand;
import dev.teppan.platform.scheduling.Hint;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintMaker;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that waits for nodes of one size.
 *
 * @param needs cpu in millicores, memory in MiB and gpu in thousandths of each kind
 * @param counts how many wait of each kind
 * @param node the same of a node
 */
public record PackingInstance(String name, int[][] needs, int[] counts, int[] node) {

    /** The nodes that the capacity hint says are needed, when there is none yet. */
    public int needed() {
        List<Demand> demands = new ArrayList<>();
        for (int k = 0; k < needs.length; k++) {
            demands.add(new Demand(resources(needs[k]), RunsOn.ANYWHERE, counts[k], Instant.EPOCH));
        }
        Hint hint = new HintMaker(HintSettings.upTo(1_000_000))
                .hint(
                        new HintInputs(
                                "bench",
                                "pool",
                                Instant.EPOCH,
                                List.of(new NodeShape(resources(node), 0)),
                                List.of(),
                                demands),
                        HintInputs.Memory.NONE);
        if (hint.packed().stream().anyMatch(line -> line.leftOver() > 0)) {
            throw new IllegalStateException(name + ": some of it fits on no node");
        }
        return hint.needed();
    }

    /** How many of a kind fit into this room, of those that wait. */
    int fits(int kind, int[] free) {
        int times = counts[kind];
        for (int i = 0; i < free.length; i++) {
            times = needs[kind][i] > 0 ? Math.min(times, free[i] / needs[kind][i]) : times;
        }
        return times;
    }

    private static Resources resources(int[] amounts) {
        Resources resources = Resources.of(amounts[0], amounts[1]);
        return amounts[2] == 0 ? resources : resources.with(Resources.GPU, amounts[2]);
    }
}
