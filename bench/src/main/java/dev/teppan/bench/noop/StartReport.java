package dev.teppan.bench.noop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Tells a port of this machine, by one datagram each, which executions start. Safe for use by several threads. */
final class StartReport implements AutoCloseable {

    private final Optional<DatagramChannel> channel;

    private StartReport(Optional<DatagramChannel> channel) {
        this.channel = channel;
    }

    /** @param port 0 for a report that goes nowhere */
    static StartReport to(int port) throws IOException {
        if (port == 0) {
            return new StartReport(Optional.empty());
        }
        DatagramChannel channel = DatagramChannel.open();
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new StartReport(Optional.of(channel));
    }

    void started(String execution) throws IOException {
        if (channel.isPresent()) {
            channel.get().write(ByteBuffer.wrap(execution.getBytes(US_ASCII)));
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
