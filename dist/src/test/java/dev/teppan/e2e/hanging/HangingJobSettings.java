package dev.teppan.e2e.hanging;

/** A job can set nothing. */
public record HangingJobSettings() {}
