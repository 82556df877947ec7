package dev.teppan.spi.log;

import java.net.URI;
import java.time.Duration;

/** The ability of a log store to hand out links for download. */
public interface DownloadLinks {

    /**
     * Makes a link to an object, whether it exists or not.
     *
     * @param fileName what the browser is told to save it as
     * @param validity how long the link works
     */
    URI link(ObjectKey key, String fileName, Duration validity);
}
