/** The extension point that runs attempts: local Docker, ECS, or your own. */
@NullMarked
package dev.teppan.spi.executor;

import org.jspecify.annotations.NullMarked;
