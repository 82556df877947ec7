package dev.teppan.platform.api.http;

/** A range of bytes that a request asks for; {@link RangeHeader} reads it. */
public sealed interface ByteRange {

    /** From a byte on, up to and with another; {@link Long#MAX_VALUE} for all that follow. */
    record FromTo(long first, long last) implements ByteRange {}

    /** The last bytes, so many of them. */
    record Last(long bytes) implements ByteRange {}
}
