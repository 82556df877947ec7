package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.log.DownloadLinks;
import dev.teppan.spi.log.ObjectKey;
import java.net.URI;
import java.time.Duration;

/** Guards the ability to hand out links. */
record DownloadLinksGuard(DownloadLinks plugin, CallGuard guard) implements DownloadLinks {

    @Override
    public URI link(ObjectKey key, String fileName, Duration validity) {
        return guard.ask("link", () -> plugin.link(key, fileName, validity));
    }
}
