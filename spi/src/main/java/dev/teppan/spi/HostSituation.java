package dev.teppan.spi;

/**
 * What a plugin may need to know of the host to judge settings.
 *
 * @param development whether it is one person's machine, in development mode
 * @param severalHosts whether other hosts may take over the work of this one
 */
public record HostSituation(boolean development, boolean severalHosts) {}
