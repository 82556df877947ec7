/**
 * The samples of {@code teppan demo}: registered, enqueued and followed over HTTP, as any client would. Imports nothing of
 * Teppan.
 */
@NullMarked
package dev.teppan.platform.app.demo;

import org.jspecify.annotations.NullMarked;
