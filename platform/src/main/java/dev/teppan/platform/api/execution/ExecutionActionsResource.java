package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.catalog.DurationText;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancels and retries. Both are durable when they are answered, and done by the next turn of dispatch. */
@Path("/api/v1/executions/{id}")
public final class ExecutionActionsResource {

    private static final int LARGEST = 16 * 1024;

    private final Lookup lookup;
    private final Intents intents;

    public ExecutionActionsResource(ExecutionReader reader, Intents intents) {
        this.lookup = new Lookup(reader);
        this.intents = intents;
    }

    @POST
    @Path("cancel")
    @Described(
            summary = "Ends it",
            headers = "X-Teppan-Actor",
            body = "Nothing",
            bodyOptional = true,
            answers = "202 Asked",
            problems = 409)
    public Response cancel(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, InputStream in) {
        new Query(uri).check();
        JsonNode body = body(headers, in);
        Execution execution = lookup.execution(id).execution();
        refuse(others(body, List.of()));
        if (execution.state().isEnd() && execution.retries().isEmpty()) {
            throw new Refusal(
                    Kind.CONFLICT, "it has ended already: " + execution.state().word());
        }
        intents.cancel(execution.id(), Actors.of(headers.getHeaderString(Actors.HEADER)));
        return Json.response(202, answer(execution)).build();
    }

    /** Asks for one more attempt, in any state; takes {@code {"delay": "30s"}}. */
    @POST
    @Path("retry")
    @Described(
            summary = "Asks for one more attempt, in any state",
            headers = "X-Teppan-Actor",
            body = "Retry",
            bodyOptional = true,
            answers = "202 Asked")
    public Response retry(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, InputStream in) {
        new Query(uri).check();
        JsonNode body = body(headers, in);
        Execution execution = lookup.execution(id).execution();
        List<Problem> problems = others(body, List.of("delay"));
        Duration delay = delay(body, problems);
        refuse(problems);
        AttemptId attempt = intents.retry(execution.id(), delay, Actors.of(headers.getHeaderString(Actors.HEADER)));
        return Json.response(202, answer(execution).put("retry", attempt.value()))
                .build();
    }

    private static ObjectNode answer(Execution execution) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", execution.id().value())
                .put("state", execution.state().word());
    }

    private static JsonNode body(HttpHeaders headers, InputStream in) {
        String text = Body.text(in, LARGEST);
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        Body.requireJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        return Body.json(text);
    }

    private static Duration delay(JsonNode body, List<Problem> problems) {
        JsonNode value = body.path("delay");
        if (value.isMissingNode() || value.isNull()) {
            return Duration.ZERO;
        }
        Optional<Duration> delay = value.isTextual() ? DurationText.parse(value.textValue()) : Optional.empty();
        if (delay.filter(duration -> duration.compareTo(Intents.LONGEST_DELAY) <= 0)
                .isEmpty()) {
            problems.add(new Problem("/delay", "must be " + DurationText.FORM + ", up to 3650d"));
        }
        return delay.orElse(Duration.ZERO);
    }

    private static List<Problem> others(JsonNode body, List<String> known) {
        List<Problem> problems = new ArrayList<>();
        if (!body.isObject()) {
            problems.add(new Problem("", "must be an object"));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(new Problem(Problem.child("", name), "is no field here" + NearestName.hint(name, known)));
            }
        });
        return problems;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }
}
