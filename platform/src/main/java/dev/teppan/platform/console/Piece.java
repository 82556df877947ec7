package dev.teppan.platform.console;

import java.time.Instant;

/** A stretch of a sentence. Only one of the looks is set. */
record Piece(
        String text,
        boolean isText,
        boolean isBold,
        boolean isCode,
        boolean isClock,
        String since,
        boolean isLink,
        String path,
        boolean mono) {

    static Piece text(String text) {
        return new Piece(text, true, false, false, false, "", false, "", false);
    }

    static Piece bold(String text) {
        return new Piece(text, false, true, false, false, "", false, "", false);
    }

    static Piece code(String text) {
        return new Piece(text, false, false, true, false, "", false, "", false);
    }

    /** A duration that goes on; a script counts it up. */
    static Piece clock(String text, Instant since) {
        return new Piece(text, false, false, false, true, since.toString(), false, "", false);
    }

    static Piece link(String text, String path) {
        return new Piece(text, false, false, false, false, "", true, path, false);
    }
}
