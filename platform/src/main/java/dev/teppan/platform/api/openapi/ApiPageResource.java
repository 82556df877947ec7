package dev.teppan.platform.api.openapi;

import dev.teppan.platform.api.http.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** A page on which the API can be read and tried: Swagger UI, served from its own jar. */
@Path("/api/docs")
public final class ApiPageResource {

    private static final String VENDORED = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png",
            "start.js", "text/javascript");

    /** Swagger UI sets styles and shows pictures of its own; scripts come from here alone. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    @GET
    public Response page() {
        return answer("text/html; charset=utf-8", own("page.html"));
    }

    @GET
    @Path("{file}")
    public Response file(@PathParam("file") String file) {
        String type = TYPES.get(file);
        if (type == null) {
            throw Refusal.notFound("file of this name");
        }
        return answer(type, file.equals("start.js") ? own(file) : open(VENDORED + file));
    }

    private static Response answer(String type, InputStream content) {
        return Response.ok(content, type)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static InputStream own(String file) {
        return open("/dev/teppan/platform/api/openapi/" + file);
    }

    private static InputStream open(String path) {
        InputStream content = ApiPageResource.class.getResourceAsStream(path);
        if (content == null) {
            throw new IllegalStateException("the build lacks " + path);
        }
        return content;
    }
}
