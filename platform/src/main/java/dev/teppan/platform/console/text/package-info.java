/**
 * How the console writes things: counts, sizes, durations, times, ids; a process's output as lines with colours; JSON set
 * out for reading. Pure: text in, text out. Imports nothing of the platform.
 */
@NullMarked
package dev.teppan.platform.console.text;

import org.jspecify.annotations.NullMarked;
