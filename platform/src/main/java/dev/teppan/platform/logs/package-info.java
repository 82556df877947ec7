/**
 * The output of attempts: the spool that takes it while it runs, following it live, shipping it to the log store, and reading
 * it from wherever it is. Imports the spi, {@code execution}, {@code catalog}, {@code store} and {@code plugins}.
 */
@NullMarked
package dev.teppan.platform.logs;

import org.jspecify.annotations.NullMarked;
