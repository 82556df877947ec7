package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.queue.QueueDepth;

/** Guards the ability to tell how much waits. */
record QueueDepthGuard(QueueDepth plugin, CallGuard guard) implements QueueDepth {

    @Override
    public Depth depth() throws InterruptedException {
        return guard.call("depth", plugin::depth);
    }
}
