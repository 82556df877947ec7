package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.JsonObjectText;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.intake.BatchMode;
import dev.teppan.platform.intake.EnqueueRequest;
import dev.teppan.platform.intake.JsonMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The body of an enqueue of many.
 *
 * @param requests those whose form is right, by their number
 * @param problems those whose form is wrong, with pointers into the element
 */
record BatchBody(
        BatchMode mode, int size, Map<Integer, EnqueueRequest> requests, Map<Integer, List<Problem>> problems) {

    /** How many messages a request may have. */
    static final int MOST = 1_000;

    private static final List<String> KNOWN = List.of("executions", "mode");
    private static final Map<String, BatchMode> MODES =
            Map.of("\"all\"", BatchMode.ALL_OR_NONE, "\"each\"", BatchMode.EACH);

    /**
     * Reads a body.
     *
     * @param check finds what else is wrong with an element whose form is wrong already
     * @throws Refusal when it is no list of 1 to {@link #MOST}
     */
    static BatchBody read(
            String text,
            Optional<String> traceparent,
            Actor actor,
            Instant now,
            Function<EnqueueRequest, List<Problem>> check) {
        Map<String, String> members = JsonObjectText.members(text, JsonObjectText.Twice.REFUSE);
        List<Problem> problems = new ArrayList<>();
        members.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problems.add(
                        new Problem(Problem.child("", name), "is no field here" + NearestName.hint(name, KNOWN))));
        Optional<BatchMode> mode = Optional.ofNullable(MODES.get(members.getOrDefault("mode", "\"all\"")));
        if (mode.isEmpty()) {
            problems.add(new Problem("/mode", "must be \"all\" or \"each\""));
        }
        List<String> elements = elements(members.getOrDefault("executions", "null"));
        if (elements.isEmpty() || elements.size() > MOST) {
            problems.add(new Problem("/executions", "must be a list of 1 to %,d messages".formatted(MOST)));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        Map<Integer, EnqueueRequest> requests = new TreeMap<>();
        Map<Integer, List<Problem>> wrong = new TreeMap<>();
        for (int i = 0; i < elements.size(); i++) {
            EnqueueBody.Reading reading;
            try {
                reading = EnqueueBody.read(
                        JsonObjectText.members(elements.get(i), JsonObjectText.Twice.REFUSE), traceparent, actor, now);
            } catch (Refusal noObject) {
                wrong.put(i, List.of(new Problem("", "must be an object without a member that comes twice")));
                continue;
            }
            if (reading.problems().isEmpty()) {
                requests.put(i, reading.request());
            } else {
                wrong.put(i, reading.problems(check));
            }
        }
        return new BatchBody(mode.orElseThrow(), elements.size(), requests, wrong);
    }

    private static List<String> elements(String text) {
        try {
            return JsonMembers.elements(text).orElse(List.of());
        } catch (JsonProcessingException e) {
            throw Body.malformed(e);
        }
    }
}
