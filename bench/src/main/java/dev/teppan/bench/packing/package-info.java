/** How well waiting work is packed onto nodes: instances, and a bound that no packing goes below. */
@NullMarked
package dev.teppan.bench.packing;

import org.jspecify.annotations.NullMarked;
