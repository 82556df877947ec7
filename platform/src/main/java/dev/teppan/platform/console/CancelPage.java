package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import java.util.List;

/** Asks before it cancels; for viewers without a script. */
record CancelPage(List<Crumb> crumbs, String executionPath, String shortId, String jobShort, String cancelEffect)
        implements Page {

    static CancelPage of(Execution execution) {
        String shortId = Formats.shortId(execution.id().value());
        return new CancelPage(
                List.of(
                        new Crumb("Executions", "/executions"),
                        new Crumb(shortId, Paths.execution(execution.id())),
                        new Crumb("Cancel", "")),
                Paths.execution(execution.id()),
                shortId,
                Formats.middle(execution.origin().job(), 60),
                ExecutionPage.cancelEffect(execution));
    }

    @Override
    public String template() {
        return "cancel";
    }

    @Override
    public String windowTitle() {
        return "Cancel " + shortId + " · Executions";
    }

    @Override
    public String section() {
        return "executions";
    }
}
