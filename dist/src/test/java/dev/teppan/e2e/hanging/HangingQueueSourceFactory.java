package dev.teppan.e2e.hanging;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.QueueSourceFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Makes queue sources of type {@code hanging}, whose messages are the files of a folder. */
public final class HangingQueueSourceFactory implements QueueSourceFactory<HangingSettings> {

    @Override
    public String type() {
        return "hanging";
    }

    @Override
    public Class<HangingSettings> settingsType() {
        return HangingSettings.class;
    }

    @Override
    public QueueSource create(HangingSettings settings, PluginContext context) {
        try {
            return new Hang(settings.file())
                    .in(QueueSource.class, new FolderSource(Files.createDirectories(settings.beside("messages"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
