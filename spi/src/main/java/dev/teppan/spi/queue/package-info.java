/** The extension point for an external queue that feeds a queue of Teppan. */
@NullMarked
package dev.teppan.spi.queue;

import org.jspecify.annotations.NullMarked;
