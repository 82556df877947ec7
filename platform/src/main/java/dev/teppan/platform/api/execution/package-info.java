/** Executions over HTTP: enqueue, read, follow, cancel, retry. */
@NullMarked
package dev.teppan.platform.api.execution;

import org.jspecify.annotations.NullMarked;
