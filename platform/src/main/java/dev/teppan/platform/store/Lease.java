package dev.teppan.platform.store;

import java.time.Duration;

/**
 * The dispatch lease as this host holds it.
 *
 * @param epoch grows with each change of holder; every dispatch write checks it
 * @param remaining how long it is still held, by the database's clock at the moment of the renewal
 */
public record Lease(String holder, long epoch, Duration remaining) {}
