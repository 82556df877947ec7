package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a page says first: a sentence or two, its numbers bold, its nouns linked. */
record Sentence(List<Piece> pieces) {

    Sentence {
        pieces = List.copyOf(pieces);
    }

    static Sentence of(String text) {
        return new Sentence(List.of(Piece.text(text)));
    }

    static Builder say(String text) {
        return new Builder().text(text);
    }

    static Builder bold(String text) {
        return new Builder().strong(text);
    }

    /** As read aloud. */
    String spoken() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Collects the pieces of a sentence. */
    static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();

        Builder text(String text) {
            pieces.add(Piece.text(text));
            return this;
        }

        Builder strong(String text) {
            pieces.add(Piece.bold(text));
            return this;
        }

        Builder code(String text) {
            pieces.add(Piece.code(text));
            return this;
        }

        Builder link(String text, String path) {
            pieces.add(Piece.link(text, path));
            return this;
        }

        Builder strong(Duration duration) {
            return strong(Formats.duration(duration));
        }

        /** How long it is since a moment; counted up while the page is open. */
        Builder since(Instant since, Instant now) {
            pieces.add(Piece.clock(Formats.duration(Duration.between(since, now)), since));
            return this;
        }

        Sentence end() {
            return new Sentence(pieces);
        }
    }
}
