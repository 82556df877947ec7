package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.console.text.Part;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.StoredExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One execution. */
record ExecutionPage(
        List<Crumb> crumbs,
        String id,
        String shortId,
        String job,
        String jobShort,
        String state,
        String stateWord,
        int revision,
        String queue,
        String queuePath,
        String actor,
        String executionPath,
        String runPath,
        boolean mayRetry,
        boolean retryAfterThis,
        boolean mayCancel,
        String cancelEffect,
        String sayTone,
        Sentence sentence,
        Optional<LifeBar> life,
        Optional<WhyCard> why,
        Optional<OutputCard> output,
        List<TimelineEvent> events,
        List<Part> message,
        String messageSize,
        String messageCut,
        String factsTitle,
        List<Fact> facts,
        boolean hasLabels,
        List<Fact> labels)
        implements Page {

    /** What the page is made of, as read. */
    record Read(
            StoredExecution stored,
            List<Attempt> attempts,
            String message,
            Optional<Job> job,
            Optional<WaitReason> why,
            Optional<OutputCard> output) {}

    static ExecutionPage of(Read read, Instant now) {
        Execution execution = read.stored().execution();
        String id = execution.id().value();
        MessageCard message = MessageCard.of(read.message());
        List<Fact> labels = new TreeMap<>(read.stored().labels())
                .entrySet().stream()
                        .map(label -> Fact.mono(label.getKey(), label.getValue()))
                        .toList();
        return new ExecutionPage(
                crumbs(execution),
                id,
                Formats.shortId(id),
                execution.origin().job(),
                Formats.middle(execution.origin().job(), 60),
                execution.state().word(),
                Words.title(execution.state().word()),
                execution.origin().revision(),
                execution.origin().queue(),
                Paths.executionsOfQueue(execution.origin().queue()),
                read.stored().enqueuedBy().name(),
                Paths.execution(execution.id()),
                Paths.job(Subjects.job(execution)) + "/run?from=" + id,
                !execution.state().isWaiting(),
                execution.state().isLive(),
                !execution.state().isEnd() && execution.cancelRequestedBy().isEmpty(),
                cancelEffect(execution),
                tone(execution),
                new ExecutionStory(execution, read.job(), read.why(), now).tell(),
                LifeBar.of(execution, read.attempts(), now),
                read.why().map(reason -> WhyCard.of(reason, read.job())),
                read.output(),
                Timeline.of(read.stored(), read.attempts(), now),
                message.parts(),
                message.size(),
                message.cut(),
                ExecutionFacts.title(read.attempts()),
                ExecutionFacts.of(execution.origin(), read.attempts(), read.job()),
                !labels.isEmpty(),
                labels);
    }

    static String cancelEffect(Execution execution) {
        return execution.state().isLive()
                ? "Its container is asked to stop and is killed after the job's grace period. No further attempt runs."
                : "It has not started; it will not run.";
    }

    private static List<Crumb> crumbs(Execution execution) {
        String application = execution.origin().application();
        return List.of(
                new Crumb("Executions", "/executions"),
                new Crumb(application, "/executions?application=" + Paths.query(application)),
                new Crumb(Formats.middle(execution.origin().job(), 40), Paths.job(Subjects.job(execution))),
                new Crumb(Formats.shortId(execution.id().value()), ""));
    }

    private static String tone(Execution execution) {
        return switch (execution.state()) {
            case FAILED -> "t-failed";
            case SCHEDULED, PENDING -> execution.attempt().isPresent() ? "t-pending" : "";
            case STARTING, RUNNING, SUCCEEDED, CANCELED -> "";
        };
    }

    @Override
    public String template() {
        return "execution";
    }

    @Override
    public String windowTitle() {
        return job + " " + shortId + " · Executions";
    }

    @Override
    public String section() {
        return "executions";
    }

    @Override
    public String live() {
        return "execution";
    }
}
