package dev.teppan.platform.api.barbeque;

import dev.teppan.platform.api.http.ErrorStyle;
import dev.teppan.platform.api.http.Refusal;
import jakarta.ws.rs.core.Response;

/** Errors on Barbeque's paths that no resource answered itself. */
public final class BarbequeErrors implements ErrorStyle {

    @Override
    public boolean covers(String path) {
        return BarbequePaths.covers(path);
    }

    @Override
    public Response refusal(Refusal refusal, int status) {
        return switch (status) {
            // To Rails a wrong method is a route that does not exist.
            case 404, 405 -> BarbequeJson.rails(404, "Not Found");
            case 413 -> BarbequeJson.error(400, String.valueOf(refusal.getMessage()));
            case 500 -> BarbequeJson.rails(500, "Internal Server Error");
            case 503 ->
                Response.fromResponse(
                                BarbequeJson.response(503, BarbequeJson.object().put("message", refusal.getMessage())))
                        .header("Retry-After", 1)
                        .build();
            default -> BarbequeJson.rails(400, "Bad Request");
        };
    }
}
