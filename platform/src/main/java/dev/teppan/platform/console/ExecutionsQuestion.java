package dev.teppan.platform.console;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.store.ExecutionFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list of executions was asked for, in its address.
 *
 * @param application empty for all
 * @param job the job's name without its application; empty for all
 * @param queue empty for all
 * @param before the page of what is older than this
 * @param after the page of what is newer than this
 * @param problems what was not understood, each a sentence
 */
record ExecutionsQuestion(
        String application,
        String job,
        String queue,
        Set<ExecutionState> states,
        Optional<ExecutionId> before,
        Optional<ExecutionId> after,
        List<String> problems) {

    private static final Set<String> KNOWN = Set.of("application", "job", "queue", "state", "before", "after");

    static ExecutionsQuestion of(MultivaluedMap<String, String> query) {
        List<String> problems = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> problems.add("There is no filter “" + name + "”; it was left out."));
        String application = first(query, "application");
        String job = first(query, "job");
        int slash = job.indexOf('/');
        if (slash >= 0) {
            String owner = job.substring(0, slash);
            if (!application.isEmpty() && !application.equals(owner)) {
                problems.add("The job “" + job + "” is not one of application “" + application
                        + "”; all its jobs are shown.");
                job = "";
            } else {
                application = owner;
                job = job.substring(slash + 1);
            }
        }
        return new ExecutionsQuestion(
                application,
                job,
                first(query, "queue"),
                states(query.getOrDefault("state", List.of()), problems),
                id(query, "before", problems),
                id(query, "after", problems),
                problems);
    }

    private static String first(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static Set<ExecutionState> states(List<String> values, List<String> problems) {
        Set<ExecutionState> states = EnumSet.noneOf(ExecutionState.class);
        for (String value : values) {
            for (String word : value.split(",", -1)) {
                Optional<ExecutionState> state = Arrays.stream(ExecutionState.values())
                        .filter(candidate -> candidate.word().equals(word))
                        .findFirst();
                state.ifPresent(states::add);
                if (state.isEmpty() && !word.isEmpty()) {
                    problems.add("There is no state “" + word + "”; it was left out.");
                }
            }
        }
        return states;
    }

    private static Optional<ExecutionId> id(MultivaluedMap<String, String> query, String name, List<String> problems) {
        String value = first(query, name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!ExecutionId.isValid(value)) {
            problems.add("“" + name + "” is not an execution's id; the newest are shown.");
            return Optional.empty();
        }
        return Optional.of(new ExecutionId(value));
    }

    ExecutionFilter filter() {
        return ExecutionFilter.of(present(application), present(job), present(queue), states);
    }

    boolean isFiltered() {
        return !filter().equals(ExecutionFilter.ALL);
    }

    private static Optional<String> present(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The job as its select names it: with its application. */
    String jobValue() {
        return job.isEmpty() ? "" : application.isEmpty() ? job : application + "/" + job;
    }

    String stateValue() {
        return states.stream().map(ExecutionState::word).collect(Collectors.joining(","));
    }

    /** The address of the newest page with these filters. */
    String path() {
        List<String> parts = new ArrayList<>();
        add(parts, "state", stateValue());
        add(parts, "application", application);
        add(parts, "job", job);
        add(parts, "queue", queue);
        return parts.isEmpty() ? "/executions" : "/executions?" + String.join("&", parts);
    }

    /** The address of a page before or after an id, with these filters. */
    String path(String direction, ExecutionId id) {
        String path = path();
        return path + (path.contains("?") ? "&" : "?") + direction + "=" + id.value();
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + Paths.query(value).replace("%2C", ","));
        }
    }

    ExecutionsQuestion withStates(Set<ExecutionState> other) {
        return new ExecutionsQuestion(application, job, queue, other, Optional.empty(), Optional.empty(), List.of());
    }

    ExecutionsQuestion withoutJob() {
        return new ExecutionsQuestion(application, "", queue, states, Optional.empty(), Optional.empty(), List.of());
    }

    ExecutionsQuestion withoutApplication() {
        return new ExecutionsQuestion("", "", queue, states, Optional.empty(), Optional.empty(), List.of());
    }

    ExecutionsQuestion withoutQueue() {
        return new ExecutionsQuestion(application, job, "", states, Optional.empty(), Optional.empty(), List.of());
    }
}
