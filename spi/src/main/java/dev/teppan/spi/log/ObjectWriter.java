package dev.teppan.spi.log;

import java.nio.ByteBuffer;

/** Writes one object, from one thread at a time. */
public interface ObjectWriter extends AutoCloseable {

    /** Appends bytes; the buffer is the caller's again afterwards. May block. */
    void append(ByteBuffer bytes) throws InterruptedException;

    /** Makes the object appear, durable, with all that was appended. Nothing may be appended afterwards. */
    void complete() throws InterruptedException;

    /** After {@link #complete()} only frees; before it, gives the object up without a trace. Repeatable. */
    @Override
    void close();
}
