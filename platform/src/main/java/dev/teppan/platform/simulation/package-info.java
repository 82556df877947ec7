/**
 * Virtual time around the scheduler core: workloads, a model of nodes, and simpler policies to compare with. Pure and
 * deterministic: the same workload, policy and seed give the same run.
 */
@NullMarked
package dev.teppan.platform.simulation;

import org.jspecify.annotations.NullMarked;
