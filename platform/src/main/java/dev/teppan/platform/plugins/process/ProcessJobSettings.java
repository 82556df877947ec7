package dev.teppan.platform.plugins.process;

/** A single job sets nothing for this executor. */
public record ProcessJobSettings() {}
