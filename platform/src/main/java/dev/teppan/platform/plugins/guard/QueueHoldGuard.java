package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.queue.QueueHold;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.List;

/** Guards the ability to hold messages longer. */
record QueueHoldGuard(QueueHold plugin, CallGuard guard) implements QueueHold {

    @Override
    public List<Receipt> extend(List<Receipt> receipts, Duration duration) throws InterruptedException {
        return guard.call("extend", () -> plugin.extend(receipts, duration));
    }
}
