/** Dead letters over HTTP: what came from queue sources and could not be taken in. */
@NullMarked
package dev.teppan.platform.api.deadletter;

import org.jspecify.annotations.NullMarked;
