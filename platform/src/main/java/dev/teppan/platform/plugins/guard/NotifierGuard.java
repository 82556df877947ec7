package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;

/** Guards a notifier. */
record NotifierGuard(Notifier plugin, CallGuard guard) implements Notifier {

    @Override
    public DeliveryResult deliver(Notification notification) throws InterruptedException {
        return guard.call("deliver", () -> plugin.deliver(notification));
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }
}
