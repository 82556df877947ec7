package dev.teppan.platform.store;

/**
 * An intent as it waits in the database.
 *
 * @param id by which the turn deletes it
 */
public record QueuedIntent(String id, Intent intent) {}
