package dev.teppan.platform.app.crash;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;

/** Passes crash points around each delivery. */
record CrashingNotifier(Notifier notifier, CrashSwitch crash) implements Notifier {

    @Override
    public DeliveryResult deliver(Notification notification) throws InterruptedException {
        crash.pass(CrashPoint.BEFORE_NOTICE);
        DeliveryResult result = notifier.deliver(notification);
        crash.pass(CrashPoint.AFTER_NOTICE);
        return result;
    }

    @Override
    public void close() {
        notifier.close();
    }
}
