package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.intake.BatchMode;
import dev.teppan.platform.intake.BatchResult;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueResult;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Enqueues many messages with one request, in one transaction. */
@Path("/api/v1/executions/batch")
public final class BatchResource {

    private static final int LARGEST_BATCH = 16 * 1024 * 1024;

    private final Enqueue enqueue;
    private final InstantSource clock;

    public BatchResource(Enqueue enqueue, InstantSource clock) {
        this.enqueue = enqueue;
        this.clock = clock;
    }

    /** Takes {@code {"executions": [...], "mode": "all" | "each"}}; answers when all that is accepted is durable. */
    @POST
    @Described(
            summary = "Enqueues up to 1,000 messages in one transaction",
            headers = {"X-Teppan-Actor", "traceparent"},
            body = "EnqueueBatch",
            answers = {"200 BatchAnswer", "201 BatchAnswer"})
    public Response enqueue(@Context UriInfo uri, @Context HttpHeaders headers, InputStream in) {
        new Query(uri).check();
        Body.requireJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        BatchBody body = BatchBody.read(
                Body.text(in, LARGEST_BATCH),
                Optional.ofNullable(headers.getHeaderString("traceparent")),
                Actors.of(headers.getHeaderString(Actors.HEADER)),
                clock.instant(),
                enqueue::problems);
        boolean all = body.mode() == BatchMode.ALL_OR_NONE;
        if (all && !body.problems().isEmpty()) {
            throw refusal(allProblems(body));
        }
        return switch (enqueue.enqueue(List.copyOf(body.requests().values()), body.mode())) {
            case BatchResult.NoneTaken none -> throw refusal(problems(none));
            case BatchResult.Done done ->
                Json.response(all ? 201 : 200, json(body, done.results())).build();
        };
    }

    /** Also of those whose form is right. */
    private Map<Integer, List<Problem>> allProblems(BatchBody body) {
        Map<Integer, List<Problem>> problems = new TreeMap<>(body.problems());
        body.requests().forEach((number, request) -> problems.put(number, enqueue.problems(request)));
        return problems;
    }

    private static Map<Integer, List<Problem>> problems(BatchResult.NoneTaken none) {
        Map<Integer, List<Problem>> problems = new TreeMap<>();
        none.refused().forEach((number, refused) -> problems.put(number, refused.problems()));
        return problems;
    }

    private static Refusal refusal(Map<Integer, List<Problem>> problems) {
        List<Problem> all = new ArrayList<>();
        problems.forEach((number, ofOne) -> ofOne.forEach(problem -> all.add(problem.below("/executions/" + number))));
        return Refusal.invalid(all);
    }

    private static ObjectNode json(BatchBody body, List<EnqueueResult> results) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode items = node.putArray("items");
        Iterator<EnqueueResult> inOrder = results.iterator();
        for (int i = 0; i < body.size(); i++) {
            List<Problem> problems = body.problems().get(i);
            if (problems != null) {
                items.add(refused(problems));
            } else {
                items.add(
                        switch (inOrder.next()) {
                            case EnqueueResult.Accepted accepted -> accepted(accepted.execution());
                            case EnqueueResult.Refused refused -> refused(refused.problems());
                        });
            }
        }
        return node;
    }

    private static ObjectNode accepted(Execution execution) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", execution.id().value())
                .put("state", execution.state().word());
    }

    private static ObjectNode refused(List<Problem> problems) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = node.putArray("errors");
        problems.forEach(
                problem -> errors.addObject().put("pointer", problem.pointer()).put("message", problem.message()));
        return node;
    }
}
