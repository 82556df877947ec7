/** What one would write instead of Teppan's enqueue: a Dropwizard endpoint that inserts one row and commits. */
@NullMarked
package dev.teppan.bench.plain;

import org.jspecify.annotations.NullMarked;
