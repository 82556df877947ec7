package dev.teppan.platform.api.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.teppan.platform.api.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {

    private static final String SHOP = """
            # A shop.
            kind: Job
            application: shop
            name: Mail
            command: [bin/mail, --all]
            resources:
              cpu: 500m
              memory: 1GiB
            queue: slow
            ---
            kind: Application
            name: shop
            image: shop:v1
            environment:
              TZ: UTC
            ---
            kind: Queue
            name: slow
            priority: -5
            ---
            # Nothing more.
            """;

    private TestServer server;
    private HttpClient http;
    private Apply apply;

    @BeforeEach
    void start() {
        server = TestServer.start();
        http = HttpClient.newHttpClient();
        apply = new Apply(http, server.client().base(), "user:ann");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void showsFirstAndThenDoesAndThenChangesNothing() throws Exception {
        ApplyPlan plan = apply.plan(documents(SHOP));
        assertThat(plan.steps())
                .extracting(ApplyPlan.Step::summary)
                .containsExactly("+ Application shop", "+ Queue slow", "+ Job shop/Mail");
        server.client().get("/api/v1/applications/shop").expect(404);

        assertThat(apply.apply(documents(SHOP)).count(ApplyPlan.Action.CREATE)).isEqualTo(3);
        assertThat(server.client()
                        .get("/api/v1/applications/shop/jobs/Mail")
                        .expect(200)
                        .header("Teppan-Changed-By"))
                .isEqualTo("user:ann");

        ApplyPlan again = apply.apply(documents(SHOP));
        assertThat(again.isEmpty()).isTrue();
        assertThat(again.lines()).containsExactly("0 created, 0 changed, 3 as they were");
        assertThat(server.client().get("/api/v1/queues/slow").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void showsTheDifferenceLineByLine() throws Exception {
        apply.apply(documents(SHOP));

        ApplyPlan plan = apply.plan(documents(SHOP.replace("500m", "1").replace("TZ: UTC", "TZ: CET")));

        assertThat(plan.lines())
                .contains("~ Application shop", "  -   TZ: UTC", "  +   TZ: CET", "~ Job shop/Mail")
                .contains("0 created, 2 changed, 1 as they were");
        assertThat(String.join("\n", plan.lines()))
                .containsPattern("-   cpu: \"?500m\"?\n")
                .containsPattern("\\+   cpu: \"?1000m\"?\n")
                .doesNotContain("stopGrace");
    }

    @Test
    void namesEveryProblemWithItsLineBeforeAnythingIsChanged() {
        String broken = SHOP.replace("cpu: 500m", "cpu: 5 cores").replace("priority: -5", "prio: -5");

        DocumentException failure = catchThrowableOfType(DocumentException.class, () -> apply.apply(documents(broken)));

        assertThat(failure.problems()).hasSize(2);
        assertThat(failure.problems().get(0)).startsWith("-:7: /resources/cpu must be cores");
        assertThat(failure.problems().get(1)).startsWith("-:19: /prio is no field here; did you mean \"priority\"?");
        server.client().get("/api/v1/applications/shop").expect(404);
    }

    @Test
    void saysWhereAFileIsNoYaml() {
        assertThat(problems("kind: Queue\nname: [a\n"))
                .singleElement()
                .asString()
                .startsWith("-:2: ");
        assertThat(problems("kind: Queue\nname: a\nname: b\n"))
                .singleElement()
                .asString()
                .contains("Duplicate");
        assertThat(problems("kind: &a Queue\nname: *a\n"))
                .singleElement()
                .asString()
                .startsWith("-:2: aliases");
        assertThat(problems("# nothing\n")).containsExactly("-: there is nothing in it to apply");
        assertThat(problems("\u0000")).hasSize(1);
    }

    @Test
    void readsAllFilesOfADirectory(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("b.yaml"), "kind: Queue\nname: b\n");
        Files.writeString(folder.resolve("a.json"), "{\"kind\": \"Queue\", \"name\": \"a\"}");
        Files.writeString(folder.resolve("notes.txt"), "not: [this");

        ApplyPlan plan = apply.apply(new DocumentReader(nothing()).read(folder.toString()));

        assertThat(plan.steps()).extracting(ApplyPlan.Step::name).containsExactly("a", "b");
    }

    @Test
    void saysWhenNobodyAnswers() {
        Apply lost = new Apply(http, URI.create("http://127.0.0.1:1"), "user:ann");

        assertThatThrownBy(() -> lost.plan(documents(SHOP))).isInstanceOf(IOException.class);
    }

    private static ByteArrayInputStream nothing() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(DocumentException.class, () -> documents(text))
                .problems();
    }

    private static List<Document> documents(String text) throws DocumentException, IOException {
        return new DocumentReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).read("-");
    }
}
