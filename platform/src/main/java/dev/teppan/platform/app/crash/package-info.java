/**
 * Ends the process at a chosen moment around an effect, so that tests can show what a crash there leaves behind. Wraps the
 * parts of the platform only where the system property {@code teppan.crash} asks for it.
 */
@NullMarked
package dev.teppan.platform.app.crash;

import org.jspecify.annotations.NullMarked;
