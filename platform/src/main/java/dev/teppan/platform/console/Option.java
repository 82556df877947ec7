package dev.teppan.platform.console;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** An entry of a select. */
record Option(String value, boolean selected) {

    /** Options in the order given; a selected value that is none of them is added, so that the form tells the truth. */
    static List<Option> of(Collection<String> values, String selected) {
        Stream<String> missing = selected.isEmpty() || values.contains(selected) ? Stream.of() : Stream.of(selected);
        return Stream.concat(values.stream(), missing)
                .map(value -> new Option(value, value.equals(selected)))
                .toList();
    }
}
