/**
 * Stands between the platform and each plugin instance: class loader, deadline, metrics, errors, health. Imports the SPI
 * and nothing of the platform.
 */
@NullMarked
package dev.teppan.platform.plugins.guard;

import org.jspecify.annotations.NullMarked;
