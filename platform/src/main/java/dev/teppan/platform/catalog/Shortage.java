package dev.teppan.platform.catalog;

import dev.teppan.spi.Resources;

/** How much is missing, as a part of what is needed, over all resources. */
public final class Shortage {

    private Shortage() {}

    /** 0 where it fits; one for each resource of which there is nothing at all. */
    public static double of(Resources need, Resources room) {
        return need.amounts().entrySet().stream()
                .mapToDouble(amount ->
                        Math.max(0, (double) (amount.getValue() - room.get(amount.getKey()))) / amount.getValue())
                .sum();
    }
}
