package dev.teppan.platform.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What applying documents changes, or has changed.
 *
 * @param steps in the order in which they are done
 */
public record ApplyPlan(List<Step> steps) {

    public ApplyPlan {
        steps = List.copyOf(steps);
    }

    /** What happens to a definition. */
    public enum Action {
        CREATE,
        CHANGE,
        KEEP
    }

    /**
     * One definition.
     *
     * @param before absent when it is new
     */
    public record Step(String kind, String name, Action action, Optional<JsonNode> before, JsonNode after) {

        /** One line for a person. */
        public String summary() {
            return switch (action) {
                case CREATE -> "+ " + kind + " " + name;
                case CHANGE -> "~ " + kind + " " + name;
                case KEEP -> "= " + kind + " " + name;
            };
        }

        /** The difference, line by line; empty when there is none. */
        public List<String> difference() {
            return Difference.lines(before.map(YamlText::lines).orElse(List.of()), YamlText.lines(after));
        }
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return steps.stream().allMatch(step -> step.action() == Action.KEEP);
    }

    /** How many definitions have this lot. */
    public long count(Action action) {
        return steps.stream().filter(step -> step.action() == action).count();
    }

    /** All of it for a person: each definition that changes with its difference, then the sum. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        steps.stream().filter(step -> step.action() != Action.KEEP).forEach(step -> {
            lines.add(step.summary());
            step.difference().forEach(line -> lines.add("  " + line));
        });
        lines.add("%d created, %d changed, %d as they were"
                .formatted(count(Action.CREATE), count(Action.CHANGE), count(Action.KEEP)));
        return lines;
    }
}
