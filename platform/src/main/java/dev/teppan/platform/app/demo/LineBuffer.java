package dev.teppan.platform.app.demo;

import java.util.function.Consumer;

/** Makes whole lines of pieces of text. */
final class LineBuffer {

    private final StringBuilder begun = new StringBuilder();
    private final Consumer<String> lines;

    LineBuffer(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(String text) {
        begun.append(text);
        for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
            lines.accept(begun.substring(0, end));
            begun.delete(0, end + 1);
        }
    }

    /** Hands over a last line that no newline ended. */
    void flush() {
        if (!begun.isEmpty()) {
            lines.accept(begun.toString());
            begun.setLength(0);
        }
    }
}
