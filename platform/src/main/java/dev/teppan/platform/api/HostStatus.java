package dev.teppan.platform.api;

import java.util.function.BooleanSupplier;

/**
 * Who this host is.
 *
 * @param mode in lower case
 * @param leader whether it dispatches now; asked with each request, and so must not block
 */
public record HostStatus(String version, String mode, String environment, BooleanSupplier leader) {}
