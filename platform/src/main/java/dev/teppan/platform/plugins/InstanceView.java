package dev.teppan.platform.plugins;

import java.time.Instant;
import java.util.Optional;

/**
 * One running instance.
 *
 * @param healthy whether its last calls went well and it says itself that it is well
 * @param message the last error, or what it says of itself; empty when healthy
 * @param since when it became unhealthy
 */
public record InstanceView(String name, boolean healthy, String message, Optional<Instant> since) {}
