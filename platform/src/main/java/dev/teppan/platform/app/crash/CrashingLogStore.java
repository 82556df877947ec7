package dev.teppan.platform.app.crash;

import dev.teppan.spi.log.DownloadLinks;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Passes crash points around the completion of each object. */
record CrashingLogStore(LogStore store, CrashSwitch crash) implements LogStore {

    private record Writer(ObjectWriter writer, CrashSwitch crash) implements ObjectWriter {

        @Override
        public void append(ByteBuffer bytes) throws InterruptedException {
            writer.append(bytes);
        }

        @Override
        public void complete() throws InterruptedException {
            crash.pass(CrashPoint.BEFORE_OUTPUT);
            writer.complete();
            crash.pass(CrashPoint.AFTER_OUTPUT);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) throws InterruptedException {
        return new Writer(store.write(key, metadata), crash);
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) throws InterruptedException {
        return store.read(key, offset, maxBytes);
    }

    @Override
    public void deleteBelow(ObjectKey prefix) throws InterruptedException {
        store.deleteBelow(prefix);
    }

    @Override
    public Optional<DownloadLinks> links() {
        return store.links();
    }

    @Override
    public void close() {
        store.close();
    }
}
