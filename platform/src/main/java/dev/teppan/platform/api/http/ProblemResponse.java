package dev.teppan.platform.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Refusal.Kind;
import jakarta.ws.rs.core.Response;

/** Writes problems as RFC 9457 says. */
public final class ProblemResponse {

    /** The media type. */
    public static final String TYPE = "application/problem+json";

    private ProblemResponse() {}

    /** The response for a refusal. */
    public static Response of(Refusal refusal) {
        return of(refusal, refusal.kind().status());
    }

    /** The response for a refusal with a status of its own. */
    static Response of(Refusal refusal, int status) {
        Response.ResponseBuilder response =
                Json.text(status, TYPE, body(refusal, status).toString());
        refusal.headers().forEach(response::header);
        return response.build();
    }

    /** What the HTTP layer refused before a resource was asked. */
    public static Refusal transport(int status) {
        return switch (status) {
            case 404 -> Refusal.notFound("such path");
            case 405 -> new Refusal(Kind.METHOD, "the method is not allowed here");
            case 503 -> Refusal.unavailable("the server is starting, stopping or too busy", 1);
            default ->
                status >= 500
                        ? new Refusal(Kind.INTERNAL, "the server's log says more")
                        : new Refusal(Kind.OTHER, "the request is no HTTP that is understood here");
        };
    }

    /** The body for it. */
    public static String transportBody(int status) {
        return body(transport(status), status).toString();
    }

    private static ObjectNode body(Refusal refusal, int status) {
        Kind kind = refusal.kind();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:teppan:problem:" + kind.word());
        body.put("title", kind.title());
        body.put("status", status);
        body.put("detail", refusal.getMessage());
        if (!refusal.errors().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            refusal.errors()
                    .forEach(error -> errors.addObject()
                            .put(kind == Kind.QUERY ? "parameter" : "pointer", error.pointer())
                            .put("message", error.message()));
        }
        return body;
    }
}
