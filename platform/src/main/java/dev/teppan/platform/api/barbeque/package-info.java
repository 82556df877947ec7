/** Barbeque's own API, byte by byte. Its words exist here only. */
@NullMarked
package dev.teppan.platform.api.barbeque;

import org.jspecify.annotations.NullMarked;
