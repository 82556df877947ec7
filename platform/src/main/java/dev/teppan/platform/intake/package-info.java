/**
 * How work comes in: enqueue, admission from queue sources, dead letters. Imports the spi, {@code execution}, {@code catalog},
 * {@code store} and {@code plugins}.
 */
@NullMarked
package dev.teppan.platform.intake;

import org.jspecify.annotations.NullMarked;
