/** What a simulation is made of, as people describe it: workload, nodes, policies and changed rules. */
@NullMarked
package dev.teppan.platform.simulation.scenario;

import org.jspecify.annotations.NullMarked;
