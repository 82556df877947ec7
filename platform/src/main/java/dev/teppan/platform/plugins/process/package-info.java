/**
 * The built-in executor for development: jobs run as plain processes of this machine, with no isolation. Imports the SPI
 * and nothing of the platform.
 */
@NullMarked
package dev.teppan.platform.plugins.process;

import org.jspecify.annotations.NullMarked;
