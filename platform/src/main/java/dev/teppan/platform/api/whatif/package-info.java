/** What recorded work would have come to under other rules or on other nodes. */
@NullMarked
package dev.teppan.platform.api.whatif;

import org.jspecify.annotations.NullMarked;
