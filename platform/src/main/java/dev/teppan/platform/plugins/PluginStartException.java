package dev.teppan.platform.plugins;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration asks for something that the plugins do not give. The message lists everything that is wrong. */
public final class PluginStartException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer into the configuration
     * @param message what is wrong there, for the person who wrote it
     */
    public record Problem(String pointer, String message) {}

    PluginStartException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the configuration. */
    public List<Problem> problems() {
        return problems;
    }
}
