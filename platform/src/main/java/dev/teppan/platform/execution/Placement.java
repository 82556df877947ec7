package dev.teppan.platform.execution;

/**
 * Where a launch goes.
 *
 * @param executor the executor's name in the configuration
 * @param node empty in an elastic pool
 */
public record Placement(String executor, String pool, String node) {}
