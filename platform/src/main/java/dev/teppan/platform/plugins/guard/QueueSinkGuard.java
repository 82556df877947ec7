package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.queue.QueueSink;
import java.time.Duration;
import java.util.List;

/** Guards the ability to send. */
record QueueSinkGuard(QueueSink plugin, CallGuard guard) implements QueueSink {

    @Override
    public Duration maxDelay() {
        return guard.ask("maxDelay", plugin::maxDelay);
    }

    @Override
    public int maxBodyBytes() {
        return guard.ask("maxBodyBytes", plugin::maxBodyBytes);
    }

    @Override
    public List<SendResult> send(List<OutboundMessage> messages) throws InterruptedException {
        return guard.call("send", () -> {
            List<SendResult> results = plugin.send(messages);
            if (results.size() != messages.size()) {
                throw new IllegalArgumentException(
                        "gave " + results.size() + " results for " + messages.size() + " messages");
            }
            return results;
        });
    }
}
