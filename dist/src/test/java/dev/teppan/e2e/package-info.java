/**
 * Runs the built archive as its users would: unpacked, by its own launcher, over HTTP. Nothing here imports the platform.
 */
@NullMarked
package dev.teppan.e2e;

import org.jspecify.annotations.NullMarked;
