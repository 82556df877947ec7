package dev.teppan.spi.queue;

/**
 * Names one delivery of one message.
 *
 * @param value opaque
 */
public record Receipt(String value) {}
