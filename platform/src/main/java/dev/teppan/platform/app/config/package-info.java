/**
 * The configuration file: its sections, how it is read and checked, the one of development mode, and the reference made from
 * it. Imports {@code plugins}, {@code store} and {@code execution}.
 */
@NullMarked
package dev.teppan.platform.app.config;

import org.jspecify.annotations.NullMarked;
