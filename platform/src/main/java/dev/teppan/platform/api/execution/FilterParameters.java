package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.store.ExecutionFilter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters that narrow a list of executions. */
final class FilterParameters {

    /** Their names. */
    static final List<String> NAMES = List.of(
            "application", "job", "queue", "state", "reason", "label", "concurrencyKey", "sentFrom", "sentBefore");

    private static final List<String> STATES =
            Arrays.stream(ExecutionState.values()).map(ExecutionState::word).toList();
    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::word, Function.identity()));

    private FilterParameters() {}

    /** Their names and others. */
    static String[] with(String... others) {
        return Stream.concat(NAMES.stream(), Arrays.stream(others)).toArray(String[]::new);
    }

    /** Reads them; what is wrong is noted in the query. */
    static ExecutionFilter read(Query query) {
        return new ExecutionFilter(
                query.text("application"),
                query.text("job"),
                query.text("queue"),
                states(query),
                query.word("reason", REASONS),
                label(query),
                query.text("concurrencyKey"),
                time(query, "sentFrom"),
                time(query, "sentBefore"));
    }

    private static Set<ExecutionState> states(Query query) {
        Set<ExecutionState> states = new TreeSet<>();
        query.text("state").ifPresent(text -> {
            for (String word : text.split(",", 20)) {
                if (STATES.contains(word)) {
                    states.add(ExecutionState.of(word));
                } else {
                    query.problem("state", "must be states, separated by commas, out of " + String.join(", ", STATES));
                    return;
                }
            }
        });
        return states;
    }

    private static Optional<Map.Entry<String, String>> label(Query query) {
        Optional<String> text = query.text("label");
        int equals = text.orElse("").indexOf('=');
        if (text.isPresent() && equals < 1) {
            query.problem("label", "must be NAME=VALUE");
        }
        return equals < 1
                ? Optional.empty()
                : text.map(both -> Map.entry(both.substring(0, equals), both.substring(equals + 1)));
    }

    private static Optional<Instant> time(Query query, String name) {
        try {
            return query.text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            query.problem(name, "must be a time such as 2026-01-31T09:00:00Z");
            return Optional.empty();
        }
    }
}
