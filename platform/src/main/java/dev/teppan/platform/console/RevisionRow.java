package dev.teppan.platform.console;

/** A revision of a job. */
record RevisionRow(int number, String by, Moment at) {}
