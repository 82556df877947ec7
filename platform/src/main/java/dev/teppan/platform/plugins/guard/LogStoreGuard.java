package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.log.DownloadLinks;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.util.Optional;

/** Guards a log store, and the writers it hands out. */
final class LogStoreGuard implements LogStore {

    private final LogStore plugin;
    private final CallGuard guard;

    LogStoreGuard(LogStore plugin, CallGuard guard) {
        this.plugin = plugin;
        this.guard = guard;
    }

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) throws InterruptedException {
        return new ObjectWriterGuard(guard.call("write", () -> plugin.write(key, metadata)), guard);
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) throws InterruptedException {
        return guard.call("read", () -> plugin.read(key, offset, maxBytes));
    }

    @Override
    public void deleteBelow(ObjectKey prefix) throws InterruptedException {
        guard.run("deleteBelow", () -> plugin.deleteBelow(prefix));
    }

    @Override
    public Optional<DownloadLinks> links() {
        return guard.ask("links", plugin::links).map(links -> new DownloadLinksGuard(links, guard));
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }
}
