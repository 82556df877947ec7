package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;

/**
 * A size of node that a pool can get.
 *
 * @param pricePerHour in whatever currency the limit is in; 0 where it does not matter
 */
public record NodeShape(Resources size, double pricePerHour) {}
