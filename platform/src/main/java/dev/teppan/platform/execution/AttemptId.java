package dev.teppan.platform.execution;

/**
 * Names one attempt. The first attempt's id is its execution's; a later one's is that of the retry request that caused it.
 *
 * @param value a UUID in lower case
 */
public record AttemptId(String value) {

    public AttemptId {
        if (!ExecutionId.isValid(value)) {
            throw new IllegalArgumentException("not an attempt id: " + value);
        }
    }

    /** The id of an execution's first attempt. */
    public static AttemptId first(ExecutionId execution) {
        return new AttemptId(execution.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
