package dev.teppan.platform.api.execution;

import java.util.OptionalInt;

/**
 * What a selection comes to.
 *
 * @param from the first byte
 * @param to the byte after the last
 * @param lines how many lines it is, where lines were asked for
 * @param total how many bytes the stream has now
 * @param complete whether it will have no more
 */
record Excerpt(long from, long to, OptionalInt lines, long total, boolean complete) {

    long length() {
        return to - from;
    }
}
