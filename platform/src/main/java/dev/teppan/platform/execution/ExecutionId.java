package dev.teppan.platform.execution;

/**
 * Names one execution; callers know it as {@code message_id}.
 *
 * @param value a UUID in lower case
 */
public record ExecutionId(String value) implements Comparable<ExecutionId> {

    private static final int LENGTH = 36;

    public ExecutionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an execution id: " + value);
        }
    }

    /** Whether a text is the id of an execution, by its form. */
    public static boolean isValid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char at = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hexadecimal = (at >= '0' && at <= '9') || (at >= 'a' && at <= 'f');
            if (dash ? at != '-' : !hexadecimal) {
                return false;
            }
        }
        return true;
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
