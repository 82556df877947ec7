/**
 * Applications, jobs and queues: their model and what makes a definition valid. Pure. Imports the records of the spi only
 * (and those of {@code execution} that a definition is made of).
 */
@NullMarked
package dev.teppan.platform.catalog;

import org.jspecify.annotations.NullMarked;
