package dev.teppan.spi.executor;

import java.util.Optional;

/**
 * What the host remembers of a launch.
 *
 * @param node where it was placed; empty in an elastic pool
 * @param handle absent when the host died between the start and the storing of the handle
 */
public record LaunchReference(LaunchToken token, String pool, String node, Optional<RunHandle> handle) {}
