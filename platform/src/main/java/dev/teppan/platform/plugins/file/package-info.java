/** The built-in log store: a directory. Imports the SPI and nothing of the platform. */
@NullMarked
package dev.teppan.platform.plugins.file;

import org.jspecify.annotations.NullMarked;
