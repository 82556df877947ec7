/**
 * The console: pages for people, made on the server, complete without a script. Reads the stores and writes intents; never
 * calls {@code dispatch}. What it shows of a running attempt comes through the narrow interfaces it declares.
 */
@NullMarked
package dev.teppan.platform.console;

import org.jspecify.annotations.NullMarked;
