/** A plugin for tests whose calls hang when told to. Packed into a jar by the test that needs it. */
@NullMarked
package dev.teppan.e2e.hanging;

import org.jspecify.annotations.NullMarked;
