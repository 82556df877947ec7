package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueHold;
import dev.teppan.spi.queue.QueueSink;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Guards a queue source and its abilities. */
final class QueueSourceGuard implements QueueSource {

    private final QueueSource plugin;
    private final CallGuard guard;

    QueueSourceGuard(QueueSource plugin, CallGuard guard) {
        this.plugin = plugin;
        this.guard = guard;
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        return guard.call("receive", wait, () -> plugin.receive(max, wait));
    }

    @Override
    public void acknowledge(List<Receipt> receipts) throws InterruptedException {
        guard.run("acknowledge", () -> plugin.acknowledge(receipts));
    }

    @Override
    public void release(List<Receipt> receipts, Duration delay) throws InterruptedException {
        guard.run("release", () -> plugin.release(receipts, delay));
    }

    @Override
    public Optional<QueueSink> sink() {
        return guard.ask("sink", plugin::sink).map(sink -> new QueueSinkGuard(sink, guard));
    }

    @Override
    public Optional<QueueDepth> depth() {
        return guard.ask("depth", plugin::depth).map(depth -> new QueueDepthGuard(depth, guard));
    }

    @Override
    public Optional<QueueHold> hold() {
        return guard.ask("hold", plugin::hold).map(hold -> new QueueHoldGuard(hold, guard));
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }
}
