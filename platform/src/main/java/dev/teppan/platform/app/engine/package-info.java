/**
 * The few questions that the command line asks a Docker engine before any plugin is loaded: whether one answers, and whether
 * the image of the samples is there. Jobs run through the executor plugin, never through this. Imports nothing of Teppan.
 */
@NullMarked
package dev.teppan.platform.app.engine;

import org.jspecify.annotations.NullMarked;
