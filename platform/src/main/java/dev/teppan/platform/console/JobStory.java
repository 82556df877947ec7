package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentence that leads the page of a job, over its latest executions. */
final class JobStory {

    private JobStory() {}

    static Sentence tell(List<Execution> latest) {
        if (latest.isEmpty()) {
            return Sentence.of("It has not run yet.");
        }
        long failed = count(latest, ExecutionState.FAILED);
        long succeeded = count(latest, ExecutionState.SUCCEEDED);
        long open = latest.stream().filter(run -> !run.state().isEnd()).count();
        Sentence.Builder text = Sentence.say(
                        latest.size() == 1
                                ? "Of its one execution, "
                                : "Of its latest " + latest.size() + " executions, ")
                .strong(Formats.count(succeeded))
                .text(" succeeded and ")
                .strong(Formats.count(failed))
                .text(" failed");
        if (failed + succeeded > 0) {
            text.text(" (").text(Formats.share(failed, failed + succeeded)).text(")");
        }
        if (open > 0) {
            text.text("; ").strong(Formats.count(open)).text(open == 1 ? " is not over" : " are not over");
        }
        text.text(".");
        median(latest)
                .ifPresent(
                        p50 -> text.text(" A successful run takes ").strong(p50).text(" (median)."));
        return text.end();
    }

    private static long count(List<Execution> runs, ExecutionState state) {
        return runs.stream().filter(run -> run.state() == state).count();
    }

    private static Optional<Duration> median(List<Execution> runs) {
        List<Duration> durations = runs.stream()
                .filter(run -> run.state() == ExecutionState.SUCCEEDED)
                .flatMap(JobStory::took)
                .sorted()
                .toList();
        return durations.isEmpty() ? Optional.empty() : Optional.of(durations.get((durations.size() - 1) / 2));
    }

    private static Stream<Duration> took(Execution run) {
        return run
                .attempt()
                .flatMap(attempt -> attempt.startedAt()
                        .flatMap(started ->
                                attempt.outcome().map(Outcome::endedAt).map(ended -> Duration.between(started, ended))))
                .stream();
    }
}
