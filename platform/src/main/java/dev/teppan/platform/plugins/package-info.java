/**
 * The plugin host: finds plugins, loads each with a class loader of its own, configures, guards and describes them.
 *
 * <p>Imports the SPI and nothing of the platform. What it needs of the platform it asks for in {@link
 * dev.teppan.platform.plugins.HostServices}.
 */
@NullMarked
package dev.teppan.platform.plugins;

import org.jspecify.annotations.NullMarked;
