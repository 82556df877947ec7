package dev.teppan.platform.plugins.file;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.LogStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes log stores that keep objects as files. */
public final class FileLogStoreFactory implements LogStoreFactory<FileLogStoreSettings> {

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Class<FileLogStoreSettings> settingsType() {
        return FileLogStoreSettings.class;
    }

    @Override
    public LogStore create(FileLogStoreSettings settings, PluginContext context) {
        Path directory =
                settings.directory().orElseGet(() -> context.dataDirectory().resolve("objects"));
        try {
            Files.createDirectories(directory);
            return new FileLogStore(directory.toRealPath());
        } catch (IOException e) {
            throw new PermanentException("directory " + directory + " cannot be made or written: " + e, e);
        }
    }
}
