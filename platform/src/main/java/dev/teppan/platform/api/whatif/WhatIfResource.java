package dev.teppan.platform.api.whatif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.DurationText;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.NodeOffer;
import dev.teppan.platform.simulation.report.JsonReport;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What the last days of this installation would have come to under other limits or weights, or on other nodes. */
@Path("/api/v1/capacity/what-if")
public final class WhatIfResource {

    private static final int MOST_BYTES = 256 * 1024;

    private final WhatIf whatIf;
    private final DispatchView dispatch;

    public WhatIfResource(WhatIf whatIf, DispatchView dispatch) {
        this.whatIf = whatIf;
        this.dispatch = dispatch;
    }

    /** Simulates both; changes nothing. */
    @POST
    @Described(
            summary = "The last days once more, simulated as they were and with changes",
            body = "WhatIfRequest",
            answers = "200 WhatIf",
            problems = {413, 415, 422})
    public Response ask(
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Nullable InputStream body)
            throws InterruptedException {
        new Query(uri).check();
        Body.requireJson(contentType);
        PresentNodes present = new PresentNodes(dispatch.capacity().executors());
        WhatIfRequest request = switch (WhatIfRequest.read(Body.json(Body.text(body, MOST_BYTES)), present)) {
            case Decoded.Valid<WhatIfRequest> valid -> valid.value();
            case Decoded.Invalid<WhatIfRequest> invalid -> throw Refusal.invalid(invalid.problems());
        };
        return Json.ok(json(request, whatIf.ask(request)));
    }

    private static ObjectNode json(WhatIfRequest request, WhatIf.Answer answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        RecordedWorkload recorded = answer.recorded();
        ObjectNode was = node.putObject("recorded");
        recorded.first().ifPresent(first -> Json.put(was, "from", first));
        was.put("more", recorded.more());
        was.put("tooLarge", recorded.tooLarge());
        was.set("wait", JsonReport.of(recorded.waits()));
        node.set("present", json(request, answer.present()));
        node.set("changed", json(request, answer.changed()));
        return node;
    }

    private static ObjectNode json(WhatIfRequest request, WhatIf.Side side) {
        int starved = side.result().waits().longerThan(request.starvedAfter().toMillis());
        ObjectNode node = JsonReport.of(side.result(), starved, false);
        node.set("nodes", json(side.nodes()));
        node.set("lowerBound", JsonReport.of(side.bound()));
        return node;
    }

    private static ObjectNode json(NodeModel nodes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode shapes = node.putArray("shapes");
        for (NodeOffer offer : nodes.offers()) {
            ObjectNode shape = shapes.addObject();
            shape.put("name", offer.name());
            shape.set("resources", Json.of(offer.size()));
            shape.put("pricePerHour", offer.shape().pricePerHour());
            shape.put("lossesPerHour", offer.lossesPerHour());
        }
        return node.put("boot", DurationText.write(nodes.bootLeast()))
                .put("bootMore", DurationText.write(nodes.bootMore()))
                .put("start", nodes.atStart())
                .put("min", nodes.least())
                .put("max", nodes.most());
    }
}
