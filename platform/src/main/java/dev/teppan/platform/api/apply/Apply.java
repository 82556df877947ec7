package dev.teppan.platform.api.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.apply.ApplyPlan.Action;
import dev.teppan.platform.api.apply.ApplyPlan.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies documents to a running server, through its API. Calls block. */
public final class Apply {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI server;
    private final String actor;

    /**
     * Applies to one server.
     *
     * @param server its address, without a path
     * @param actor who applies, as the server is to note it
     */
    public Apply(HttpClient http, URI server, String actor) {
        this.http = http;
        this.server = server;
        this.actor = actor;
    }

    /**
     * Says what applying would change; changes nothing.
     *
     * @throws DocumentException with all that the server finds wrong, by file and line
     * @throws IOException when the server cannot be reached, or does not do it for another reason; the message says which
     */
    public ApplyPlan plan(List<Document> documents) throws DocumentException, IOException, InterruptedException {
        return send(documents, true);
    }

    /**
     * Applies: all documents are checked before the first is saved. Doing it again changes nothing.
     *
     * @throws DocumentException as {@link #plan}; nothing was saved
     * @throws IOException as {@link #plan}
     */
    public ApplyPlan apply(List<Document> documents) throws DocumentException, IOException, InterruptedException {
        return send(documents, false);
    }

    private ApplyPlan send(List<Document> documents, boolean dryRun)
            throws DocumentException, IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode definitions = body.putArray("definitions");
        documents.forEach(document -> definitions.add(document.definition()));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/definitions?dryRun=" + dryRun))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-Teppan-Actor", actor)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = parse(response);
        if (response.statusCode() == 422) {
            throw new DocumentException(problems(answer, documents));
        }
        if (response.statusCode() != 200) {
            throw new IOException(server + " answered " + response.statusCode() + ": "
                    + answer.path("detail").asText(answer.path("title").asText()));
        }
        return plan(answer);
    }

    private JsonNode parse(HttpResponse<String> response) throws IOException {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IOException(server + " answered " + response.statusCode() + " without JSON: is it Teppan?", e);
        }
    }

    private static ApplyPlan plan(JsonNode answer) {
        List<Step> steps = new ArrayList<>();
        answer.path("changes")
                .forEach(change -> steps.add(new Step(
                        change.path("kind").asText(),
                        change.path("name").asText(),
                        Action.valueOf(change.path("action").asText().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(change.get("before")),
                        change.path("after"))));
        return new ApplyPlan(steps);
    }

    private static List<String> problems(JsonNode answer, List<Document> documents) {
        List<String> problems = new ArrayList<>();
        answer.path("errors").forEach(error -> problems.add(sentence(error, documents)));
        return problems.isEmpty() ? List.of(answer.path("detail").asText()) : problems;
    }

    private static String sentence(JsonNode error, List<Document> documents) {
        String message = error.path("message").asText();
        String[] parts = error.path("pointer").asText().split("/", 4);
        if (parts.length < 3 || !parts[2].matches("\\d{1,6}") || Integer.parseInt(parts[2]) >= documents.size()) {
            return error.path("pointer").asText() + ": " + message;
        }
        Document document = documents.get(Integer.parseInt(parts[2]));
        String pointer = parts.length == 4 ? "/" + parts[3] : "";
        return document.place(pointer) + ": " + (pointer.isEmpty() ? "" : pointer + " ") + message;
    }
}
