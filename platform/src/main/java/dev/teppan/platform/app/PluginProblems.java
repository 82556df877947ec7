package dev.teppan.platform.app;

import dev.teppan.platform.plugins.PluginStartException.Problem;
import java.util.List;

/** Puts the problems that plugins have with a configuration into lines. */
final class PluginProblems {

    private PluginProblems() {}

    static List<String> lines(List<Problem> problems) {
        return problems.stream()
                // The registry knows any number of log stores; the file has one, without a name.
                .map(problem ->
                        problem.pointer().replaceFirst("^/logStores/[^/]+", "/logStore") + ": " + problem.message())
                .toList();
    }
}
