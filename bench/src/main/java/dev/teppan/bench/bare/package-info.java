/** The bare server that Teppan's start is compared to. */
@NullMarked
package dev.teppan.bench.bare;

import org.jspecify.annotations.NullMarked;
