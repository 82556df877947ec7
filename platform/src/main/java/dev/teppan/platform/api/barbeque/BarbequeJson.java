package dev.teppan.platform.api.barbeque;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import jakarta.ws.rs.core.Response;

/** Writes responses as Barbeque does, errors in its three shapes included. */
final class BarbequeJson {

    private static final String TYPE = "application/json; charset=utf-8";

    private BarbequeJson() {}

    static Response response(int status, ObjectNode body) {
        // Barbeque escapes these two, so that its answers may stand inside HTML.
        String text = body.toString().replace("<", "\\u003C").replace(">", "\\u003E");
        return Json.text(status, TYPE, text)
                .header("Cache-Control", "max-age=0, private, must-revalidate")
                .build();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first shape: a parameter is wrong, a record does not exist. */
    static Response coded(int status, String code, String message) {
        return response(
                status,
                object().put("status_code", status).put("error_code", code).put("message", message));
    }

    static Response invalidParameter(String name, String type) {
        return coded(400, "invalid_parameter", "params[:" + name + "] must be a valid " + type);
    }

    static Response notFound(String model) {
        return coded(404, "record_not_found", "Couldn't find Barbeque::" + model);
    }

    /** The second shape: the enqueue was refused. */
    static Response error(int status, String message) {
        return response(status, object().put("error", message));
    }

    /** The third shape: the selection of fields cannot be read. */
    static Response invalidFields() {
        return response(400, object().put("status_code", 400).put("error", "Invalid query in ?fields="));
    }

    /** The shape of Rails itself: no such route, a body that is no JSON, a failure. */
    static Response rails(int status, String error) {
        return response(status, object().put("status", status).put("error", error));
    }
}
