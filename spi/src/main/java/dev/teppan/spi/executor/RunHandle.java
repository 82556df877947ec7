package dev.teppan.spi.executor;

/**
 * What finds a workload again after a restart. The host stores it and never looks into it.
 *
 * @param version the format of {@code text}; an executor reads all the versions it ever wrote
 * @param text up to 2,000 characters
 */
public record RunHandle(int version, String text) {}
