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
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How many nodes pools need, what that follows from, what became of it, and what would follow from other numbers. */
@Path("/api/v1/capacity/hints")
public final class HintsResource {

    private static final long MOST_NODES = 100_000;
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
        Changes changes = changes(query);
        Optional<List<PoolHint>> hints = dispatch.hints();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("known", hints.isPresent());
        ArrayNode items = body.putArray("items");
        for (PoolHint pool : hints.orElse(List.of())) {
            ObjectNode item = HintJson.of(pool);
            HintSettings own = pool.rules().settings();
            if (changes.any()) {
                HintSettings changed = changes.to(own);
                item.set("dryRun", HintJson.of(new HintMaker(changed).hint(pool.inputs(), pool.before()), changed));
            }
            items.add(item);
        }
        return Json.ok(body);
    }

    /** What of the settings of each pool is to be another. */
    private record Changes(OptionalInt least, OptionalInt most, OptionalDouble headRoom) {

        boolean any() {
            return least.isPresent() || most.isPresent() || headRoom.isPresent();
        }

        /** A bound that was asked for takes the other one of the pool with it. */
        HintSettings to(HintSettings own) {
            int lower = least.orElse(Math.min(own.least(), most.orElse(own.most())));
            int upper = most.orElse(Math.max(own.most(), lower));
            return own.with(lower, upper, headRoom.orElse(own.headRoom()));
        }
    }

    private static Changes changes(Query query) {
        OptionalInt least = number(query, "min");
        OptionalInt most = number(query, "max");
        OptionalDouble headRoom = headRoom(query);
        if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
            query.problem("min", "must not be more than max, which is " + most.getAsInt());
        }
        query.check();
        return new Changes(least, most, headRoom);
    }

    private static OptionalInt number(Query query, String name) {
        int value = (int) query.number(name, 0, MOST_NODES, 0);
        return query.text(name).isPresent() ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static OptionalDouble headRoom(Query query) {
        Optional<String> text = query.text("headRoom");
        Optional<Double> value = text.filter(number -> number.matches("\\d{1,2}(\\.\\d{1,6})?"))
                .map(Double::valueOf)
                .filter(number -> number <= MOST_HEAD_ROOM);
        if (text.isPresent() && value.isEmpty()) {
            query.problem("headRoom", "must be a number from 0 to 10; 0.1 is a tenth more than needed");
        }
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}
