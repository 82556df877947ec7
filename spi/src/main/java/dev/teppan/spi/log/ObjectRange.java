package dev.teppan.spi.log;

/**
 * Part of an object.
 *
 * @param bytes from the offset asked for
 * @param totalBytes the size of the whole object
 */
public record ObjectRange(byte[] bytes, long totalBytes) {}
