package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.log.ObjectWriter;
import java.nio.ByteBuffer;

/** Guards one writer of a log store. */
record ObjectWriterGuard(ObjectWriter plugin, CallGuard guard) implements ObjectWriter {

    /**
     * Hands over a copy: a call that was given up after its deadline may still read the buffer, which is the caller's again.
     */
    @Override
    public void append(ByteBuffer bytes) throws InterruptedException {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        guard.run("append", () -> plugin.append(copy));
    }

    @Override
    public void complete() throws InterruptedException {
        guard.run("complete", plugin::complete);
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }
}
