/** An executor that runs nothing and ends at once, for measuring what Teppan itself costs. Built as a plugin jar of its own. */
@NullMarked
package dev.teppan.bench.noop;

import org.jspecify.annotations.NullMarked;
