package dev.teppan.platform.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.DeadLetter.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one body: Teppan's own envelope, or Barbeque's, which has a {@code Type}. */
final class EnvelopeReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> KNOWN =
            List.of("application", "job", "message", "delaySeconds", "labels", "concurrencyKey", "id");

    private final JsonMembers members;
    private final List<Problem> problems = new ArrayList<>();

    private EnvelopeReader(JsonMembers members) {
        this.members = members;
    }

    static Envelope read(String body) {
        try {
            Optional<JsonMembers> members = JsonMembers.of(body);
            if (members.isEmpty()) {
                return new Envelope.Unusable(Reason.UNREADABLE, "the body must be one JSON object");
            }
            EnvelopeReader reader = new EnvelopeReader(members.get());
            Envelope envelope = members.get().values().containsKey("Type") ? reader.barbeque() : reader.own();
            return reader.problems.isEmpty()
                    ? envelope
                    : new Envelope.Unusable(Reason.INVALID, joined(reader.problems));
        } catch (JsonProcessingException e) {
            return new Envelope.Unusable(Reason.UNREADABLE, "the body must be JSON: " + e.getOriginalMessage());
        }
    }

    /** All of them in one text. */
    static String joined(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    private Envelope own() throws JsonProcessingException {
        members.values().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problem(Problem.child("", name), "is no field here" + NearestName.hint(name, KNOWN)));
        members.repeated().forEach(name -> problem(Problem.child("", name), "must be given once"));
        return new Envelope.Run(
                text("application"), text("job"), message("message"), delay(), labels(), concurrencyKey(), id());
    }

    private Envelope barbeque() throws JsonProcessingException {
        String type = text("Type");
        return switch (type) {
            case "JobExecution" ->
                new Envelope.Run(
                        text("Application"),
                        text("Job"),
                        message("Message"),
                        Duration.ZERO,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
            case "JobRetry" -> retry(text("RetryMessageId"));
            default -> new Envelope.Unusable(Reason.UNREADABLE, "the Type is not known: " + type);
        };
    }

    private Envelope retry(String id) {
        return ExecutionId.isValid(id)
                ? new Envelope.Retry(new ExecutionId(id))
                : new Envelope.Unusable(Reason.INVALID, "/RetryMessageId must be a UUID in lower case");
    }

    private String message(String field) {
        String message = members.values().getOrDefault(field, "");
        if (message.isEmpty()) {
            problem("/" + field, "must be given: any JSON value");
        }
        return message;
    }

    private String text(String field) throws JsonProcessingException {
        Optional<JsonNode> value = value(field);
        if (value.filter(JsonNode::isTextual).isEmpty()) {
            problem("/" + field, "must be given, as text");
        }
        return value.map(JsonNode::asText).orElse("");
    }

    private Duration delay() throws JsonProcessingException {
        Optional<JsonNode> value = value("delaySeconds");
        boolean whole = value.map(JsonNode::isIntegralNumber).orElse(true);
        if (!whole || value.map(seconds -> !seconds.canConvertToLong()).orElse(false)) {
            problem("/delaySeconds", "must be an integer");
            return Duration.ZERO;
        }
        return Duration.ofSeconds(value.map(JsonNode::longValue).orElse(0L));
    }

    private Optional<String> concurrencyKey() throws JsonProcessingException {
        Optional<JsonNode> value = value("concurrencyKey");
        if (value.filter(key -> !key.isTextual()).isPresent()) {
            problem("/concurrencyKey", "must be text");
        }
        return value.map(JsonNode::asText);
    }

    private Optional<ExecutionId> id() throws JsonProcessingException {
        Optional<JsonNode> value = value("id");
        Optional<ExecutionId> id =
                value.map(JsonNode::asText).filter(ExecutionId::isValid).map(ExecutionId::new);
        if (value.isPresent() && id.isEmpty()) {
            problem("/id", "must be a UUID in lower case");
        }
        return id;
    }

    private Map<String, String> labels() throws JsonProcessingException {
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

    private Optional<JsonNode> value(String field) throws JsonProcessingException {
        String text = members.values().getOrDefault(field, "");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(JSON.readTree(text)).filter(value -> !value.isNull());
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
