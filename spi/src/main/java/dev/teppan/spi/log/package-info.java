/** The extension point for the place where output is kept. */
@NullMarked
package dev.teppan.spi.log;

import org.jspecify.annotations.NullMarked;
