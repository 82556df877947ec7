package dev.teppan.platform.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects problems, so that all are reported at once. Not safe for use by several threads. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String pointer, String message) {
        found.add(new Problem(pointer, message));
    }

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The value, made only when there is no problem. */
    <T> Decoded<T> decoded(Supplier<T> value) {
        return found.isEmpty() ? new Decoded.Valid<>(value.get()) : new Decoded.Invalid<>(found);
    }
}
