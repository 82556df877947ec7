/**
 * The HTTP APIs and the client side of {@code apply}. They read stores, write intents and wake dispatch, which they cannot
 * see. Imports everything but {@code dispatch}, {@code console} and {@code app}.
 */
@NullMarked
package dev.teppan.platform.api;

import org.jspecify.annotations.NullMarked;
