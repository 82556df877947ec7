package dev.teppan.platform.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Makes the OpenAPI 3.1 document from the annotations of resource classes. */
public final class OpenApiDocument {

    /** Of the API, not of the host that serves it. */
    private static final String API_VERSION = "1";

    private static final int[] EVERYBODYS_PROBLEMS = {400, 405, 500, 503};

    private final ObjectNode components;

    /** Reads what the annotations refer to. */
    public OpenApiDocument() {
        try (InputStream in = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("components.json"))) {
            components = (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the document.
     *
     * @throws IllegalStateException when a request is not described, or refers to something that is not there
     */
    public ObjectNode of(List<Class<?>> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Teppan")
                .put("summary", "Runs jobs as containers")
                .put("version", API_VERSION)
                .set("license", JsonNodeFactory.instance.objectNode().put("name", "Apache-2.0"));
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        List<Route> routes = new ArrayList<>();
        resources.forEach(resource -> routes.addAll(Route.of(resource)));
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        routes.forEach(route -> paths.withObjectProperty(route.path()).set(route.method(), operation(route)));
        document.set("components", components);
        return document;
    }

    private ObjectNode operation(Route route) {
        Described described =
                route.described().orElseThrow(() -> new IllegalStateException(route.operation() + " is not described"));
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", route.operation());
        operation.put("summary", described.summary());
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        route.names().forEach(name -> parameters.add(reference("parameters", "path." + name)));
        Arrays.stream(described.query()).forEach(name -> parameters.add(reference("parameters", "query." + name)));
        Arrays.stream(described.headers()).forEach(name -> parameters.add(reference("parameters", "header." + name)));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (!described.body().isEmpty()) {
            ObjectNode body = operation.putObject("requestBody");
            body.put("required", !described.bodyOptional());
            body.putObject("content")
                    .putObject("application/json")
                    .set("schema", reference("schemas", described.body()));
        }
        operation.set("responses", answers(route, described));
        return operation;
    }

    private ObjectNode answers(Route route, Described described) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (String answer : described.answers()) {
            String[] parts = answer.split(" ", 2);
            ObjectNode response = answers.putObject(parts[0]);
            response.put("description", "Done.");
            if (parts.length == 2) {
                ObjectNode content = response.putObject("content");
                if (parts[1].contains("/")) {
                    content.putObject(parts[1]);
                } else {
                    content.putObject("application/json").set("schema", reference("schemas", parts[1]));
                }
            }
        }
        TreeSet<Integer> problems = new TreeSet<>();
        Arrays.stream(EVERYBODYS_PROBLEMS).forEach(problems::add);
        Arrays.stream(described.problems()).forEach(problems::add);
        if (!route.names().isEmpty()) {
            problems.add(404);
        }
        if (!described.body().isEmpty()) {
            problems.addAll(List.of(413, 415, 422));
        }
        problems.forEach(status -> answers.set(String.valueOf(status), reference("responses", "Problem")));
        return answers;
    }

    private ObjectNode reference(String kind, String name) {
        JsonNode target = components.path(kind).path(name);
        if (target.isMissingNode()) {
            throw new IllegalStateException("components.json has no " + kind + "/" + name);
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }
}
