package dev.teppan.platform.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a definition. */
public sealed interface Decoded<T> {

    /** It is valid. */
    record Valid<T>(T value) implements Decoded<T> {}

    /**
     * It is not.
     *
     * @param problems all of them, at least one
     */
    record Invalid<T>(List<Problem> problems) implements Decoded<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The value, where an invalid one would be a defect: definitions that were checked when they were stored.
     *
     * @throws IllegalStateException when it is invalid, with all problems
     */
    default T orElseThrow() {
        return switch (this) {
            case Valid<T> valid -> valid.value();
            case Invalid<T> invalid ->
                throw new IllegalStateException(
                        invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        };
    }
}
