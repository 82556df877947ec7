/**
 * The program: command line, Dropwizard application, health, and the wiring of all other packages by constructors. Imports
 * all of them and is imported by none.
 */
@NullMarked
package dev.teppan.platform.app;

import org.jspecify.annotations.NullMarked;
