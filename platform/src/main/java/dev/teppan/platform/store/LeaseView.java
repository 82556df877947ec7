package dev.teppan.platform.store;

import java.time.Duration;

/**
 * The dispatch lease as anybody sees it.
 *
 * @param holder who holds it or held it last; empty when it was given up
 * @param remaining how long it is still held, by the database's clock; zero when it is over
 */
public record LeaseView(String holder, long epoch, Duration remaining) {

    /** Whether another than {@code host} holds it now. */
    public boolean isHeldByOther(String host) {
        return !holder.equals(host) && !remaining.isZero();
    }
}
