package dev.teppan.platform.simulation.trace;

import java.util.List;

/** A trace cannot be read, or its jobs fit no node. */
public final class TraceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    TraceException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with the number of its line; at least one. */
    public List<String> problems() {
        return problems;
    }
}
