package dev.teppan.platform.simulation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.simulation.Losses;
import dev.teppan.platform.simulation.LowerBound;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Timeline;
import dev.teppan.platform.simulation.Waits;
import java.util.Map;

/** The results as JSON; times in seconds. */
public final class JsonReport {

    private static final double SECOND = 1_000;

    private JsonReport() {}

    /** All of a comparison. */
    public static ObjectNode of(Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("title", comparison.title());
        node.put("seed", comparison.seed());
        node.put("executions", comparison.workload().arrivals().size());
        node.put("applications", comparison.applications());
        node.put("starvedAfterSeconds", comparison.starvedAfter().toMillis() / SECOND);
        ArrayNode notes = node.putArray("notes");
        comparison.notes().forEach(notes::add);
        ArrayNode results = node.putArray("results");
        comparison.results().forEach(result -> results.add(of(result, comparison.starved(result), true)));
        node.set("lowerBound", of(comparison.bound()));
        return node;
    }

    /**
     * One result.
     *
     * @param starved how many waited for too long
     * @param withTimeline whether it says what went on over time
     */
    public static ObjectNode of(Result result, int starved, boolean withTimeline) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("policy", result.contender());
        node.set("wait", of(result.waits()));
        node.put("starved", starved);
        node.put("makespanSeconds", result.makespan() / SECOND);
        node.put("utilisation", result.utilisation());
        node.put("nodeHours", result.nodeHours());
        node.put("cost", result.cost());
        node.put("jain", result.fairness());
        Losses losses = result.losses();
        node.putObject("losses")
                .put("nodes", losses.nodes())
                .put("runs", losses.runs())
                .put("lostSeconds", losses.lostMillis() / SECOND)
                .put("givenUp", losses.givenUp());
        ObjectNode applications = node.putObject("applications");
        for (Map.Entry<String, Waits> entry : result.byApplication().entrySet()) {
            applications.set(entry.getKey(), of(entry.getValue()));
        }
        if (withTimeline) {
            put(node.putObject("timeline"), result.timeline());
        }
        return node;
    }

    /** The bound. */
    public static ObjectNode of(LowerBound bound) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("nodeHours", bound.nodeHours())
                .put("cost", bound.cost())
                .put("makespanSeconds", bound.makespan() / SECOND);
    }

    /** Waits. */
    public static ObjectNode of(Waits waits) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", waits.count())
                .put("mean", waits.mean() / SECOND)
                .put("p50", waits.quantile(0.5) / SECOND)
                .put("p95", waits.quantile(0.95) / SECOND)
                .put("p99", waits.quantile(0.99) / SECOND)
                .put("worst", waits.worst() / SECOND);
    }

    private static void put(ObjectNode node, Timeline timeline) {
        node.put("stepSeconds", timeline.width() / SECOND);
        ArrayNode nodes = node.putArray("nodes");
        ArrayNode waiting = node.putArray("waiting");
        ArrayNode running = node.putArray("running");
        timeline.pieces().forEach(piece -> {
            nodes.add(piece.nodes());
            waiting.add(piece.waiting());
            running.add(piece.running());
        });
    }
}
