package dev.teppan.platform.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects problems, so that all are reported at once. Not safe for use by several threads. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Notes one. */
    public void add(String pointer, String message) {
        found.add(new Problem(pointer, message));
    }

    /** Notes several. */
    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The value, made only when there is no problem. */
    public <T> Decoded<T> decoded(Supplier<T> value) {
        return found.isEmpty() ? new Decoded.Valid<>(value.get()) : new Decoded.Invalid<>(found);
    }
}
