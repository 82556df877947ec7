package dev.teppan.e2e.hanging;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.notifier.NotifierFactory;

/** Makes notifiers of type {@code hanging}, which note whose end they were told. */
public final class HangingNotifierFactory implements NotifierFactory<HangingSettings> {

    @Override
    public String type() {
        return "hanging";
    }

    @Override
    public Class<HangingSettings> settingsType() {
        return HangingSettings.class;
    }

    @Override
    public Notifier create(HangingSettings settings, PluginContext context) {
        return new Hang(settings.file()).in(Notifier.class, new NotingNotifier(settings.beside("told")));
    }
}
