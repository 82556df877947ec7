package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.JsonObjectText;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.catalog.DurationText;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.intake.EnqueueLimits;
import dev.teppan.platform.intake.EnqueueRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the body of an enqueue. */
final class EnqueueBody {

    private static final List<String> KNOWN =
            List.of("application", "job", "queue", "message", "delay", "notBefore", "labels", "concurrencyKey");

    private final Map<String, String> members;
    private final Instant now;
    private final List<Problem> problems = new ArrayList<>();

    private EnqueueBody(Map<String, String> members, Instant now) {
        this.members = members;
        this.now = now;
    }

    /**
     * What a body says.
     *
     * @param request holds nothing where there is a problem, and so is of use for further checks alone
     * @param problems all problems of its form
     */
    record Reading(EnqueueRequest request, List<Problem> problems) {

        /** All problems of its form and of what was understood of it; none where its form is right. */
        List<Problem> problems(Function<EnqueueRequest, List<Problem>> check) {
            return problems.isEmpty() ? List.of() : Problem.first(problems, check.apply(request));
        }
    }

    /**
     * Reads a body.
     *
     * @param check finds what else is wrong with a request whose form is wrong already
     * @throws Refusal with all problems
     */
    static EnqueueRequest read(
            String text,
            Optional<String> traceparent,
            Actor actor,
            Instant now,
            Function<EnqueueRequest, List<Problem>> check) {
        Reading reading = read(JsonObjectText.members(text, JsonObjectText.Twice.REFUSE), traceparent, actor, now);
        if (!reading.problems().isEmpty()) {
            throw Refusal.invalid(reading.problems(check));
        }
        return reading.request();
    }

    /** Reads the members of a body. */
    static Reading read(Map<String, String> members, Optional<String> traceparent, Actor actor, Instant now) {
        EnqueueBody body = new EnqueueBody(members, now);
        EnqueueRequest request = body.request(traceparent, actor);
        return new Reading(request, List.copyOf(body.problems));
    }

    private EnqueueRequest request(Optional<String> traceparent, Actor actor) {
        members.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problem(Problem.child("", name), "is no field here" + NearestName.hint(name, KNOWN)));
        return new EnqueueRequest(
                required("application"),
                required("job"),
                name("queue"),
                message(),
                delay(),
                labels(),
                concurrencyKey(),
                traceparent,
                actor,
                EnqueueRequest.UnknownJob.REFUSE);
    }

    private String message() {
        String message = members.getOrDefault("message", "");
        if (message.isEmpty()) {
            problem("/message", "must be given: any JSON value");
        }
        return message;
    }

    private String required(String field) {
        Optional<String> name = name(field);
        if (value(field).isEmpty()) {
            problem("/" + field, "must be given: a name, as text");
        }
        return name.orElse("");
    }

    private Optional<String> name(String field) {
        return value(field).flatMap(value -> {
            if (!value.isTextual()) {
                problem("/" + field, "must be a name, as text");
                return Optional.empty();
            }
            return Optional.of(value.textValue());
        });
    }

    private Duration delay() {
        Optional<JsonNode> delay = value("delay");
        Optional<JsonNode> notBefore = value("notBefore");
        if (delay.isPresent() && notBefore.isPresent()) {
            problem("/notBefore", "excludes /delay");
            return delay.map(this::duration).orElseThrow();
        }
        return delay.map(this::duration).or(() -> notBefore.map(this::until)).orElse(Duration.ZERO);
    }

    private Duration duration(JsonNode value) {
        Optional<Duration> duration = value.isTextual() ? DurationText.parse(value.textValue()) : Optional.empty();
        if (duration.isEmpty()) {
            problem("/delay", "must be " + DurationText.FORM);
        }
        return duration.orElse(Duration.ZERO);
    }

    private Duration until(JsonNode value) {
        try {
            if (value.isTextual()) {
                Duration duration = Duration.between(now, Instant.parse(value.textValue()));
                if (duration.compareTo(EnqueueLimits.LONGEST_DELAY) <= 0) {
                    return duration.isNegative() ? Duration.ZERO : duration;
                }
            }
        } catch (DateTimeParseException e) {
            // Said below, as for every other wrong value.
        }
        problem("/notBefore", "must be a time such as \"2026-01-31T09:00:00Z\", at most 3,650 days from now");
        return Duration.ZERO;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        value("labels").ifPresent(value -> {
            if (!value.isObject()) {
                problem("/labels", "must be an object");
            }
            value.properties().forEach(label -> {
                if (!label.getValue().isTextual()) {
                    problem(Problem.child("/labels", label.getKey()), "must be text");
                }
                labels.put(label.getKey(), label.getValue().asText());
            });
        });
        return labels;
    }

    private Optional<String> concurrencyKey() {
        return value("concurrencyKey").flatMap(value -> {
            if (!value.isTextual()) {
                problem("/concurrencyKey", "must be text");
                return Optional.empty();
            }
            return Optional.of(value.textValue());
        });
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(members.get(field)).map(Body::json).filter(value -> !value.isNull());
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
