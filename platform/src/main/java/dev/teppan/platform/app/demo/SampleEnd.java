package dev.teppan.platform.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a sample ended.
 *
 * @param differences from what was intended; empty when all is as it should be
 */
record SampleEnd(String job, String summary, List<String> differences) {
    SampleEnd {
        differences = List.copyOf(differences);
    }

    boolean asIntended() {
        return differences.isEmpty();
    }

    /** Compares an ended execution with what was intended. */
    static SampleEnd of(Sample sample, JsonNode execution) {
        JsonNode outcome = execution.path("outcome");
        List<String> differences = new ArrayList<>();
        compare(
                differences,
                "state",
                sample.expected().state(),
                execution.path("state").asText());
        if (!sample.expected().reason().isEmpty()) {
            compare(
                    differences,
                    "reason",
                    sample.expected().reason(),
                    outcome.path("reason").asText());
            compare(
                    differences,
                    "blame",
                    sample.expected().blame(),
                    outcome.path("blame").asText());
        }
        compare(
                differences,
                "attempts",
                Integer.toString(sample.expected().attempts()),
                execution.path("attempt").path("number").asText("0"));
        return new SampleEnd(sample.job(), describe(execution.path("state").asText(), outcome), differences);
    }

    /** One that did not come to an end that could be compared. */
    static SampleEnd broken(Sample sample, String what) {
        return new SampleEnd(sample.job(), what, List.of(what));
    }

    /** State, and where it is no success, reason, exit code and blame. */
    static String describe(String state, JsonNode outcome) {
        if (outcome.isMissingNode() || state.equals("succeeded")) {
            return state;
        }
        String word = outcome.path("reason").asText();
        String reason = word.equals("exit_code") ? "" : word.replace('_', ' ') + ", ";
        String code = outcome.has("exitCode")
                ? "exit code " + outcome.path("exitCode").asText() + ", "
                : "";
        return state + " (" + reason + code + "blame: " + outcome.path("blame").asText("nobody") + ")";
    }

    private static void compare(List<String> differences, String what, String wanted, String found) {
        if (!wanted.equals(found)) {
            differences.add(what + " is " + found + " instead of " + wanted);
        }
    }
}
