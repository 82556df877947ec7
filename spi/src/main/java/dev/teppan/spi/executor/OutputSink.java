package dev.teppan.spi.executor;

/** Takes output from {@link Run#output}, on the thread that called it. May block, which slows the copying. */
public interface OutputSink {

    /** Takes the next piece. */
    void write(OutputChunk chunk);

    /**
     * Notes that output was lost before the next piece: the outside kept less than was asked for.
     *
     * @param detail one sentence for a person
     */
    void gap(OutputStreamName stream, String detail);
}
