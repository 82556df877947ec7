package dev.teppan.spi.notifier;

/** Tells events to people or programs. Called on virtual threads, several at once; calls may block. */
public interface Notifier extends AutoCloseable {

    /**
     * Delivers one notification. The host delivers each at least once: after a crash the same {@link Notification#id()} may
     * come again. An exception counts as a failure that may be tried again.
     */
    DeliveryResult deliver(Notification notification) throws InterruptedException;

    /** Frees connections. Repeatable. */
    @Override
    void close();
}
