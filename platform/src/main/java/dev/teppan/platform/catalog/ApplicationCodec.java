package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/** Reads and writes applications. */
final class ApplicationCodec {

    private ApplicationCodec() {}

    static Decoded<Application> read(String name, JsonNode value) {
        Problems problems = new Problems();
        Application application = Fields.of(value, "", DefinitionSchema.APPLICATION, problems)
                .map(fields -> read(name, fields))
                .orElse(null);
        NameRule.APPLICATION.problem(name).ifPresent(problem -> problems.add("/name", problem));
        return problems.decoded(() -> Objects.requireNonNull(application));
    }

    private static Application read(String name, Fields fields) {
        fields.expect("kind", "Application");
        fields.expect("name", name);
        Application application = new Application(
                name,
                fields.text("description", 4000).orElse(""),
                ImageCodec.read(fields),
                EnvironmentCodec.readPlain(fields),
                fields.integer("weight", 1, 10_000).orElse(100),
                fields.object("runsOn").map(RunsOnCodec::read),
                CeilingCodec.read(fields),
                fields.flag("strict", false));
        fields.done();
        return application;
    }

    static ObjectNode write(Application application) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "Application");
        node.put("name", application.name());
        Written.text(node, "description", application.description());
        application.image().ifPresent(image -> node.put("image", image.toString()));
        Written.object(node, "environment", EnvironmentCodec.writePlain(application.environment()));
        node.put("weight", application.weight());
        application.runsOn().ifPresent(runsOn -> node.set("runsOn", RunsOnCodec.write(runsOn)));
        Written.object(node, "limits", CeilingCodec.write(application.ceiling()));
        node.put("strict", application.strict());
        return node;
    }
}
