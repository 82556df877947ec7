/**
 * The one loop that decides: events in, plan, commit, executor calls. Also the watching of attempts, recovery, and the lease
 * under which all this happens. Imports the spi, {@code execution}, {@code catalog}, {@code scheduling}, {@code store},
 * {@code plugins} and {@code logs}.
 */
@NullMarked
package dev.teppan.platform.dispatch;

import org.jspecify.annotations.NullMarked;
