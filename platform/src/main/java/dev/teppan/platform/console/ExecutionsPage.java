package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.store.StoredExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of executions. */
record ExecutionsPage(
        Sentence sentence,
        List<String> problems,
        List<Choice> tabs,
        String stateParameter,
        List<Option> applications,
        List<Option> jobs,
        List<Option> queues,
        List<Crumb> chips,
        boolean hasRows,
        List<ExecutionRow> rows,
        String shown,
        String newest,
        String newer,
        String older,
        String emptyFiltered,
        String firstCall,
        String firstHint)
        implements Page {

    /** What the page is made of, as read. */
    record Read(
            ExecutionsQuestion question,
            ExecutionList list,
            Map<ExecutionState, Long> unfinished,
            List<String> applications,
            List<String> queues,
            List<Job> jobs,
            String apiUrl) {}

    static ExecutionsPage of(Read read, Instant now) {
        ExecutionsQuestion question = read.question();
        List<StoredExecution> found = read.list().executions();
        boolean empty = found.isEmpty();
        boolean fresh = empty
                && !question.isFiltered()
                && question.before().isEmpty()
                && question.after().isEmpty();
        FirstCall first = FirstCall.of(read.apiUrl(), read.jobs());
        List<String> jobNames = read.jobs().stream()
                .filter(job -> question.application().isEmpty()
                        || job.key().application().equals(question.application()))
                .map(job -> job.key().toString())
                .toList();
        return new ExecutionsPage(
                fresh
                        ? Sentence.of("No execution yet.")
                        : question.isFiltered()
                                ? FoundSentence.filtered(question, read.list())
                                : FoundSentence.all(read.unfinished(), read.list()),
                question.problems(),
                tabs(question, read.unfinished()),
                question.stateValue(),
                Option.of(read.applications(), question.application()),
                Option.of(jobNames, question.jobValue()),
                Option.of(read.queues(), question.queue()),
                chips(question),
                !empty,
                found.stream()
                        .map(stored -> ExecutionRow.of(stored.execution(), now))
                        .toList(),
                Formats.count(found.size()) + " shown",
                read.list().newer() ? question.path() : "",
                read.list().newer() && !empty
                        ? question.path("after", found.getFirst().execution().id())
                        : "",
                read.list().older() && !empty
                        ? question.path("before", found.getLast().execution().id())
                        : "",
                empty && !fresh ? "No execution matches." : "",
                fresh ? first.command() : "",
                first.hint());
    }

    private static List<Choice> tabs(ExecutionsQuestion question, Map<ExecutionState, Long> unfinished) {
        List<Choice> tabs = new ArrayList<>();
        tabs.add(new Choice(
                "All", question.withStates(Set.of()).path(), question.states().isEmpty()));
        Arrays.stream(ExecutionState.values())
                .map(state -> new Choice(
                        Words.title(state.word()),
                        question.withStates(EnumSet.of(state)).path(),
                        question.states().contains(state),
                        state.word(),
                        unfinished.getOrDefault(state, 0L) == 0
                                ? ""
                                : Formats.count(unfinished.getOrDefault(state, 0L))))
                .forEach(tabs::add);
        return tabs;
    }

    private static List<Crumb> chips(ExecutionsQuestion question) {
        List<Crumb> chips = new ArrayList<>();
        if (!question.application().isEmpty()) {
            chips.add(new Crumb(
                    question.application(), question.withoutApplication().path()));
        }
        if (!question.job().isEmpty()) {
            chips.add(new Crumb(question.job(), question.withoutJob().path()));
        }
        if (!question.queue().isEmpty()) {
            chips.add(new Crumb(
                    "queue " + question.queue(), question.withoutQueue().path()));
        }
        return chips;
    }

    @Override
    public String template() {
        return "executions";
    }

    @Override
    public String windowTitle() {
        return "Executions";
    }

    @Override
    public String section() {
        return "executions";
    }

    @Override
    public String live() {
        return "list";
    }
}
