package dev.teppan.platform.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened and must be closed, the youngest first. Used by one thread at a time. */
final class OpenParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes all; one that fails keeps none of the others open. Repeatable. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable youngest = parts.pop();
            try {
                youngest.close();
            } catch (Exception e) {
                LOG.atError()
                        .addKeyValue("part", youngest.getClass().getSimpleName())
                        .setCause(e)
                        .log("A part of the platform did not close in order");
            }
        }
    }
}
