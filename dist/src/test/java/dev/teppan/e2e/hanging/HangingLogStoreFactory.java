package dev.teppan.e2e.hanging;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.LogStoreFactory;

/** Makes log stores of type {@code hanging}, which keep objects as files. */
public final class HangingLogStoreFactory implements LogStoreFactory<HangingSettings> {

    @Override
    public String type() {
        return "hanging";
    }

    @Override
    public Class<HangingSettings> settingsType() {
        return HangingSettings.class;
    }

    @Override
    public LogStore create(HangingSettings settings, PluginContext context) {
        Hang hang = new Hang(settings.file());
        return hang.in(LogStore.class, new FolderLogStore(settings.beside("kept"), hang));
    }
}
