package dev.teppan.platform.app;

import dev.teppan.platform.app.config.TeppanSettings;
import dev.teppan.platform.dispatch.DispatchSettings;
import java.util.UUID;

/** Makes the settings of dispatch out of those of the installation. */
final class DispatchChoices {

    private DispatchChoices() {}

    static DispatchSettings of(TeppanSettings settings) {
        DispatchSettings usual = DispatchSettings.usual(holder());
        return new DispatchSettings(
                usual.holder(),
                settings.dispatch().lease(),
                usual.poll(),
                settings.limits().lostAfter(),
                usual.turnSize(),
                usual.pauses(),
                usual.startPatience(),
                usual.sweep(),
                usual.strangersAfter(),
                settings.limits().budgets());
    }

    // Also two processes with one number on two machines, and one after a restart, must differ.
    private static String holder() {
        return "pid-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
