package dev.teppan.spi.log;

import java.util.Optional;

/**
 * Keeps output and messages as objects under keys such as {@code shop/mail/ID/stdout.txt}. Called on virtual threads,
 * many at once; calls may block. An outside that does not answer is a {@link dev.teppan.spi.RetryableException}.
 */
public interface LogStore extends AutoCloseable {

    /**
     * Begins to write an object. It appears, whole, with {@link ObjectWriter#complete()}, and replaces an older one of
     * that key.
     */
    ObjectWriter write(ObjectKey key, ObjectMetadata metadata) throws InterruptedException;

    /**
     * Reads part of an object.
     *
     * @param offset the first byte; at or past the end gives no bytes
     * @param maxBytes at most so many; 1 or more
     * @return empty when there is no such object
     */
    Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) throws InterruptedException;

    /** Deletes all objects whose key is {@code prefix} or lies below {@code prefix/}. Repeatable; none is fine. */
    void deleteBelow(ObjectKey prefix) throws InterruptedException;

    /** The ability to hand out links from which a browser can fetch an object itself. */
    default Optional<DownloadLinks> links() {
        return Optional.empty();
    }

    /** Frees connections; writers that are open are aborted. Repeatable. */
    @Override
    void close();
}
