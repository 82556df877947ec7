/**
 * Execution, attempt and launch: their model, their states, the legal moves between them, and the retry policy. Pure: no
 * I/O, no clock of its own, no thread. Imports the records of the spi only.
 */
@NullMarked
package dev.teppan.platform.execution;

import org.jspecify.annotations.NullMarked;
