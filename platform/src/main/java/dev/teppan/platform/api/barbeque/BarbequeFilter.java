package dev.teppan.platform.api.barbeque;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/** Barbeque answers JSON whatever a request accepts, and reads any body; so neither header may stand in the way. */
@PreMatching
public final class BarbequeFilter implements ContainerRequestFilter {

    /** Where the content type that the caller sent is kept. */
    static final String SENT_TYPE = "dev.teppan.barbeque.content-type";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!BarbequePaths.covers("/" + request.getUriInfo().getPath(false).replaceFirst("^/+", ""))) {
            return;
        }
        request.getHeaders().remove(HttpHeaders.ACCEPT);
        String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        request.setProperty(SENT_TYPE, type == null ? "" : type);
    }
}
