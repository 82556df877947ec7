/** The libraries that Teppan is measured against, set up as their documentation recommends for throughput. */
@NullMarked
package dev.teppan.bench.peer;

import org.jspecify.annotations.NullMarked;
