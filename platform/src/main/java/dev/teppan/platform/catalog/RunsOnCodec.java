package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Reads and writes where a job may run. */
final class RunsOnCodec {

    private RunsOnCodec() {}

    static RunsOn read(Fields fields) {
        RunsOn runsOn = new RunsOn(
                fields.name("executor", NameRule.CONFIGURED),
                fields.name("pool", NameRule.CONFIGURED),
                fields.map(
                        "labels",
                        20,
                        NameRule.CONFIGURED,
                        (at, value) -> Texts.read(at, value, 256, fields.problems())));
        fields.done();
        return runsOn;
    }

    static ObjectNode write(RunsOn runsOn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        runsOn.executor().ifPresent(executor -> node.put("executor", executor));
        runsOn.pool().ifPresent(pool -> node.put("pool", pool));
        if (!runsOn.labels().isEmpty()) {
            ObjectNode labels = node.putObject("labels");
            new TreeMap<>(runsOn.labels()).forEach(labels::put);
        }
        return node;
    }
}
