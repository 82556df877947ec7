/**
 * The scheduler core: facts go in, a plan comes out, and for what still waits the reason. Pure and deterministic: no I/O,
 * no clock of its own, no thread. Imports spi records, {@code execution} and {@code catalog}.
 */
@NullMarked
package dev.teppan.platform.scheduling;

import org.jspecify.annotations.NullMarked;
