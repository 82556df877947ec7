/**
 * What every plugin meets: factories, the context a plugin is given, settings, secrets, errors and the resource vector.
 *
 * <p>The four extension points live in the packages below. This module imports pf4j, jspecify, slf4j and the Jakarta
 * validation annotations, and nothing of the platform.
 */
@NullMarked
package dev.teppan.spi;

import org.jspecify.annotations.NullMarked;
