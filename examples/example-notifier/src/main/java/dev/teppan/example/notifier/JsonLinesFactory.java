package dev.teppan.example.notifier;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.notifier.NotifierFactory;
import org.pf4j.Extension;

/** Makes notifiers of type {@code json-lines}. */
@Extension
public final class JsonLinesFactory implements NotifierFactory<JsonLinesSettings> {

    @Override
    public String type() {
        return "json-lines";
    }

    @Override
    public Class<JsonLinesSettings> settingsType() {
        return JsonLinesSettings.class;
    }

    @Override
    public Notifier create(JsonLinesSettings settings, PluginContext context) {
        return new JsonLinesNotifier(settings.file());
    }
}
