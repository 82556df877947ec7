package dev.teppan.platform.logs;

/**
 * Where lines are in a stream.
 *
 * @param from the first byte of the first
 * @param to the byte after the last
 * @param lines how many; the last may be without its end yet
 */
public record LineSpan(long from, long to, int lines) {}
