package dev.teppan.platform.store;

/**
 * A dead letter as it is kept.
 *
 * @param id a UUID in lower case that grows with time
 */
public record StoredDeadLetter(String id, DeadLetter letter) {}
