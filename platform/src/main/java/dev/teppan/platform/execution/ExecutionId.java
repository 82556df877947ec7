package dev.teppan.platform.execution;

import java.util.regex.Pattern;

/**
 * Names one execution; callers know it as {@code message_id}.
 *
 * @param value a UUID in lower case
 */
public record ExecutionId(String value) implements Comparable<ExecutionId> {

    private static final Pattern VALID = Pattern.compile("[a-f\\d]{8}-(?:[a-f\\d]{4}-){3}[a-f\\d]{12}");

    public ExecutionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an execution id: " + value);
        }
    }

    /** Whether a text is the id of an execution, by its form. */
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    @Override
    public int compareTo(ExecutionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
