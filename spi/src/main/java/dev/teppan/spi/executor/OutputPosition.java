package dev.teppan.spi.executor;

/**
 * Where to go on: the last stored {@link OutputChunk#position()} of each stream.
 *
 * @param stdout empty for the beginning
 * @param stderr empty for the beginning
 */
public record OutputPosition(String stdout, String stderr) {

    /** The beginning of both streams. */
    public static final OutputPosition START = new OutputPosition("", "");
}
