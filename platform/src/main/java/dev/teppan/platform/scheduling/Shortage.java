package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;

/** How much is missing, as a part of what is needed, over all resources. */
final class Shortage {

    private Shortage() {}

    static double of(Resources need, Resources room) {
        return need.amounts().entrySet().stream()
                .mapToDouble(amount ->
                        Math.max(0, (double) (amount.getValue() - room.get(amount.getKey()))) / amount.getValue())
                .sum();
    }
}
