package dev.teppan.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.teppan.platform.api.openapi.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: as it is kept, as it is served, and as the resources are. */
class OpenApiTest {

    private static final Path KEPT = Path.of("..", "docs", "openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start().withShop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Renew it with {@code mvn -pl platform -am test -Dtest=OpenApiTest -Dteppan.renew=true}. */
    @Test
    void theKeptDocumentIsTheOneThatIsMade() throws IOException {
        String made = JSON.writeValueAsString(new OpenApiDocument().of(Api.NATIVE)) + "\n";
        if (Boolean.getBoolean("teppan.renew")) {
            Files.writeString(KEPT, made);
        }
        assertThat(Files.readString(KEPT))
                .as("docs/openapi.json is out of date: run this test with -Dteppan.renew=true")
                .isEqualTo(made);
    }

    @Test
    void theServedDocumentIsTheOneThatIsKept() throws IOException {
        assertThat(server.client().get("/api/v1/openapi.json").expect(200).json())
                .isEqualTo(JSON.readTree(Files.readString(KEPT)));
    }

    /** Against the model that Jersey itself makes of the classes. */
    @Test
    void everyRouteIsInItAndNoOther() throws IOException {
        Set<String> routes = new TreeSet<>();
        Api.NATIVE.forEach(type -> collect(Resource.from(type), "", routes));
        Set<String> described = new TreeSet<>();
        JSON.readTree(Files.readString(KEPT))
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everyParameterOfTheQueryIsKnownAndNoOther() throws IOException {
        JsonNode document = JSON.readTree(Files.readString(KEPT));
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String target = path.getKey().replaceAll("\\{[^}]+}", "none");
                for (JsonNode reference : operation.getValue().path("parameters")) {
                    JsonNode parameter =
                            document.at(reference.get("$ref").asText().substring(1));
                    if (parameter.get("in").asText().equals("query")) {
                        String name = parameter.get("name").asText();
                        assertThat(send(operation.getKey(), target + "?" + name + "=")
                                        .body())
                                .as("%s %s with %s", operation.getKey(), target, name)
                                .doesNotContain("is no parameter here");
                    }
                }
                if (operation.getKey().equals("head")) {
                    server.client().send("HEAD", target + "?nonsense=1", null).expect(400);
                    continue;
                }
                assertThat(send(operation.getKey(), target + "?nonsense=1").body())
                        .as("%s %s with nonsense", operation.getKey(), target)
                        .containsAnyOf("is no parameter here", "there is no");
            }
        }
    }

    @Test
    void thePageServesWhatItNeedsItself() {
        assertThat(server.client().get("/api/docs").expect(200).body()).contains("/api/docs/swagger-ui-bundle.js");
        for (String file : Set.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "start.js")) {
            assertThat(server.client().get("/api/docs/" + file).expect(200).body())
                    .isNotEmpty();
        }
        server.client().get("/api/docs/swagger-initializer.js").expect(404);
    }

    private static Client.Answer send(String method, String target) {
        return switch (method) {
            case "get" -> server.client().get(target);
            case "delete" -> server.client().delete(target);
            case "head" -> server.client().send("HEAD", target, null);
            case "put" -> server.client().put(target, "{}");
            default -> server.client().post(target, "{}");
        };
    }

    private static void collect(Resource resource, String before, Set<String> routes) {
        String path = before + (resource.getPath().startsWith("/") ? "" : "/") + resource.getPath();
        for (ResourceMethod method : resource.getResourceMethods()) {
            routes.add(method.getHttpMethod().toLowerCase(Locale.ROOT) + " " + path);
        }
        resource.getChildResources().forEach(child -> collect(child, path, routes));
    }
}
