/**
 * Brings what the outbox holds to the notifiers: each notification at least once to each of them, independently of the
 * others. Imports the spi, {@code execution}, {@code store} and {@code plugins}.
 */
@NullMarked
package dev.teppan.platform.notify;

import org.jspecify.annotations.NullMarked;
