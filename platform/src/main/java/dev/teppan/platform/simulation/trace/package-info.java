/** Reads traces of other systems: the Standard Workload Format. Pure: lines go in, a workload comes out. */
@NullMarked
package dev.teppan.platform.simulation.trace;

import org.jspecify.annotations.NullMarked;
