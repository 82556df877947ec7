package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import java.time.Instant;

/** A run in a row of icons. */
record RunMark(String state, String word, String when, String runPath) {

    static RunMark of(Execution execution, Instant now) {
        return new RunMark(
                execution.state().word(),
                Words.title(execution.state().word()),
                Formats.relative(execution.origin().sentAt(), now),
                Paths.execution(execution.id()));
    }
}
