package dev.teppan.platform.logs;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** One stream of one attempt's output. It only ever grows. Calls block. */
@FunctionalInterface
public interface AttemptStream {

    /** What is read of an attempt that has written nothing yet. */
    AttemptStream NOTHING_YET = (offset, maxBytes) -> new OutputRange(new byte[0], 0, false);

    /** How much is held at a time while it is copied. */
    int STEP = 256 * 1024;

    /** One stream of the output there is. */
    static AttemptStream of(AttemptOutput output, OutputOwner owner, OutputStreamName name) {
        return (offset, maxBytes) -> {
            var range = output.read(owner, name, offset, maxBytes);
            return range.isPresent() ? range.get() : NOTHING_YET.read(offset, maxBytes);
        };
    }

    /**
     * Part of it.
     *
     * @param offset the first byte; past the end gives no bytes
     * @param maxBytes at most so many; 1 or more
     * @throws RetryableException when the log store does not answer
     */
    OutputRange read(long offset, int maxBytes) throws InterruptedException;

    /**
     * Part of it, all of it there.
     *
     * @throws EOFException when it is there no more, as when it was deleted meanwhile
     */
    default byte[] readFully(long offset, int bytes) throws EOFException, InterruptedException {
        byte[] read = read(offset, bytes).bytes();
        if (read.length < bytes) {
            throw new EOFException("output has %d bytes at %d, not %d".formatted(read.length, offset, bytes));
        }
        return read;
    }

    /**
     * Copies part of it, a step at a time.
     *
     * @param from the first byte
     * @param to the byte after the last, not past the end
     * @throws IOException when it cannot be written, or not be read to its end
     */
    default void copy(long from, long to, OutputStream out) throws IOException {
        try {
            long at = from;
            while (at < to) {
                byte[] bytes = readFully(at, (int) Math.min(STEP, to - at));
                out.write(bytes);
                at += bytes.length;
            }
        } catch (RetryableException e) {
            throw new IOException("output can be read no further", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while output was being copied");
        }
    }
}
