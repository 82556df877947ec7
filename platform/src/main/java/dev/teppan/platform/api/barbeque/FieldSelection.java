package dev.teppan.platform.api.barbeque;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code fields} parameter: a list by commas, {@code __default__} for what is there anyway, {@code *} for everything,
 * {@code a[b,c]} for parts of a field.
 */
final class FieldSelection {

    /** What is selected when nothing is said. */
    static final FieldSelection DEFAULT = new FieldSelection(Set.of("__default__"));

    private static final int DEEPEST = 20;

    private final Set<String> names;

    private FieldSelection(Set<String> names) {
        this.names = names;
    }

    /** Reads a selection; empty when it cannot be read. */
    static Optional<FieldSelection> parse(String query) {
        Set<String> names = new HashSet<>();
        int end = list(query, 0, names, 0);
        return end == query.length() ? Optional.of(new FieldSelection(names)) : Optional.empty();
    }

    /** Whether a field is to be there. */
    boolean selects(String field, boolean byDefault) {
        return names.contains(field) || names.contains("*") || (byDefault && names.contains("__default__"));
    }

    /** Reads a list from a place on; gives the place behind it, or -1. */
    private static int list(String query, int from, Set<String> names, int depth) {
        int at = from;
        while (depth < DEEPEST) {
            int end = name(query, at);
            if (end == at) {
                return -1;
            }
            names.add(query.substring(at, end));
            at = end;
            if (at < query.length() && query.charAt(at) == '[') {
                int inner = list(query, at + 1, new HashSet<>(), depth + 1);
                if (inner < 0 || inner >= query.length() || query.charAt(inner) != ']') {
                    return -1;
                }
                at = inner + 1;
            }
            if (at >= query.length() || query.charAt(at) != ',') {
                return at;
            }
            at++;
        }
        return -1;
    }

    private static int name(String query, int from) {
        if (from < query.length() && query.charAt(from) == '*') {
            return from + 1;
        }
        int end = from;
        while (end < query.length() && isWord(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
