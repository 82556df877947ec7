package dev.teppan.example.queue;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.QueueSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import org.pf4j.Extension;

/** Makes queue sources of type {@code directory}. */
@Extension
public final class DirectoryFactory implements QueueSourceFactory<DirectorySettings> {

    @Override
    public String type() {
        return "directory";
    }

    @Override
    public Class<DirectorySettings> settingsType() {
        return DirectorySettings.class;
    }

    @Override
    public QueueSource create(DirectorySettings settings, PluginContext context) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new PermanentException("directory " + settings.directory() + " cannot be made: " + e, e);
        }
        return new DirectorySource(settings.directory(), settings.hold(), context.clock());
    }
}
