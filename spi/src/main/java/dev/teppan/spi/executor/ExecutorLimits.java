package dev.teppan.spi.executor;

/**
 * How much a launch may carry. What does not fit travels by reference ({@code TEPPAN_MESSAGE_URL}).
 *
 * @param maxVariableBytes the longest {@code NAME=value}, in bytes of UTF-8
 * @param maxEnvironmentBytes the whole environment and command together, in bytes of UTF-8
 */
public record ExecutorLimits(int maxVariableBytes, int maxEnvironmentBytes) {}
