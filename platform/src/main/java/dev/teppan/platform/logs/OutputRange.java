package dev.teppan.platform.logs;

/**
 * Part of a stream.
 *
 * @param bytes from the offset asked for
 * @param total how many bytes the stream has now
 * @param complete whether it will have no more
 */
public record OutputRange(byte[] bytes, long total, boolean complete) {}
