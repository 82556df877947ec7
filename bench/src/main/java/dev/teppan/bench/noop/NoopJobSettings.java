package dev.teppan.bench.noop;

/** A job can set nothing. */
public record NoopJobSettings() {}
