package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.ExecutionState;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentence above a list of executions. */
final class FoundSentence {

    private FoundSentence() {}

    /** Over all executions: what runs and waits now, and what failed lately. */
    static Sentence all(Map<ExecutionState, Long> unfinished, ExecutionList list) {
        long live = count(unfinished, ExecutionState.STARTING) + count(unfinished, ExecutionState.RUNNING);
        long failed = list.executions().stream()
                .filter(stored -> stored.execution().state() == ExecutionState.FAILED)
                .count();
        int shown = list.executions().size();
        return Sentence.bold(Formats.count(live))
                .text(live == 1 ? " runs, " : " run, ")
                .strong(Formats.count(count(unfinished, ExecutionState.PENDING)))
                .text(" wait for room, ")
                .strong(Formats.count(count(unfinished, ExecutionState.SCHEDULED)))
                .text(" for their time. Of the " + (shown == 1 ? "one" : shown) + " shown, ")
                .strong(Formats.count(failed))
                .text(" failed.")
                .end();
    }

    /** Over what a filter found. */
    static Sentence filtered(ExecutionsQuestion question, ExecutionList list) {
        boolean whole = !list.newer() && !list.older();
        int number = list.executions().size();
        String states = question.states().stream()
                .map(state -> state.word().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        Sentence.Builder text = whole
                ? Sentence.bold(number == 0 ? "No" : Formats.count(number))
                : Sentence.say("Page of ").strong(Formats.count(number));
        text.text((states.isEmpty() ? "" : " " + states)
                + (number == 1 || (number == 0 && whole) ? " execution" : " executions"));
        if (!question.job().isEmpty()) {
            text.text(" of ")
                    .strong(
                            question.application().isEmpty()
                                    ? question.job()
                                    : question.application() + " / " + question.job());
        } else if (!question.application().isEmpty()) {
            text.text(" of ").strong(question.application());
        }
        if (!question.queue().isEmpty()) {
            text.text(" in queue ").strong(question.queue());
        }
        return text.text(whole ? "." : ", newest first.").end();
    }

    private static long count(Map<ExecutionState, Long> unfinished, ExecutionState state) {
        return unfinished.getOrDefault(state, 0L);
    }
}
