package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes queues. */
final class QueueCodec {

    private QueueCodec() {}

    static Decoded<Queue> read(String name, JsonNode value) {
        Problems problems = new Problems();
        Queue queue = Fields.of(value, "", DefinitionSchema.QUEUE, problems)
                .map(fields -> read(name, fields))
                .orElse(null);
        NameRule.QUEUE.problem(name).ifPresent(problem -> problems.add("/name", problem));
        return problems.decoded(() -> Objects.requireNonNull(queue));
    }

    private static Queue read(String name, Fields fields) {
        fields.expect("kind", "Queue");
        fields.expect("name", name);
        Queue queue = new Queue(
                name,
                fields.text("description", 4000).orElse(""),
                fields.integer("priority", -1000, 1000).orElse(0),
                fields.flag("paused", false),
                CeilingCodec.read(fields),
                Set.copyOf(fields.list("applications", 1000, (at, element) -> application(at, element, fields))),
                fields.name("source", NameRule.CONFIGURED));
        fields.done();
        return queue;
    }

    static ObjectNode write(Queue queue) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "Queue");
        node.put("name", queue.name());
        Written.text(node, "description", queue.description());
        node.put("priority", queue.priority());
        node.put("paused", queue.paused());
        Written.object(node, "limits", CeilingCodec.write(queue.ceiling()));
        if (!queue.applications().isEmpty()) {
            new TreeSet<>(queue.applications()).forEach(node.putArray("applications")::add);
        }
        queue.source().ifPresent(source -> node.put("source", source));
        return node;
    }

    private static Optional<String> application(String at, JsonNode value, Fields fields) {
        Optional<String> name = Texts.read(at, value, 1000, fields.problems());
        name.flatMap(NameRule.APPLICATION::problem)
                .ifPresent(problem -> fields.problems().add(at, problem));
        return name;
    }
}
