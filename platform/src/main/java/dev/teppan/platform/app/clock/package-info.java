/** The one clock of a server: the wall clock without its steps. */
@NullMarked
package dev.teppan.platform.app.clock;

import org.jspecify.annotations.NullMarked;
