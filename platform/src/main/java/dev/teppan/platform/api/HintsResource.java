package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.scheduling.HintMaker;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.PoolHint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** How many nodes pools need, what that follows from, and what would follow from other numbers. */
@Path("/api/v1/capacity/hints")
public final class HintsResource {

    private static final long MOST_NODES = 10_000;
    private static final double MOST_HEAD_ROOM = 10;

    private final DispatchView dispatch;

    public HintsResource(DispatchView dispatch) {
        this.dispatch = dispatch;
    }

    @GET
    @Described(
            summary = "How many nodes each pool needs now, and with other numbers",
            query = {"min", "max", "headRoom"},
            answers = "200 Hints")
    public Response get(@Context UriInfo uri) throws InterruptedException {
        Query query = new Query(uri, "min", "max", "headRoom");
        HintSettings settings = settings(query);
        Optional<List<PoolHint>> hints = dispatch.hints();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("known", hints.isPresent());
        ArrayNode items = body.putArray("items");
        boolean dryRun = !settings.equals(HintSettings.USUAL);
        for (PoolHint pool : hints.orElse(List.of())) {
            ObjectNode item = HintJson.of(pool, HintSettings.USUAL);
            if (dryRun) {
                item.set("dryRun", HintJson.of(new HintMaker(settings).hint(pool.inputs(), pool.before()), settings));
            }
            items.add(item);
        }
        return Json.ok(body);
    }

    private static HintSettings settings(Query query) {
        HintSettings usual = HintSettings.USUAL;
        int least = (int) query.number("min", 0, MOST_NODES, usual.least());
        int most = (int) query.number("max", 0, MOST_NODES, usual.most());
        double headRoom = headRoom(query, usual.headRoom());
        if (least > most) {
            query.problem("min", "must not be more than max, which is " + most);
        }
        query.check();
        return usual.with(least, most, headRoom);
    }

    private static double headRoom(Query query, double otherwise) {
        Optional<String> text = query.text("headRoom");
        Optional<Double> value = text.filter(number -> number.matches("\\d{1,2}(\\.\\d{1,6})?"))
                .map(Double::valueOf)
                .filter(number -> number <= MOST_HEAD_ROOM);
        if (text.isPresent() && value.isEmpty()) {
            query.problem("headRoom", "must be a number from 0 to 10; 0.1 is a tenth more than needed");
        }
        return value.orElse(otherwise);
    }
}
