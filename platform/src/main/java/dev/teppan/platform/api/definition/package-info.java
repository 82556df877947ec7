/** Applications, jobs and queues over HTTP, and the rules for saving them. */
@NullMarked
package dev.teppan.platform.api.definition;

import org.jspecify.annotations.NullMarked;
