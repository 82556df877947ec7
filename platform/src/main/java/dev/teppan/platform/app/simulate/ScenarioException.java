package dev.teppan.platform.app.simulate;

import java.util.List;

/** A scenario, or what it names, cannot be simulated. */
public final class ScenarioException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ScenarioException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, a line each. */
    public String report() {
        return problems.size() == 1
                ? problems.getFirst()
                : problems.size() + " problems:\n  " + String.join("\n  ", problems);
    }
}
