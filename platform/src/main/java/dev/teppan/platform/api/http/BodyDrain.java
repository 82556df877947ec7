package dev.teppan.platform.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what is left of the body of a request that was refused before it was read. Otherwise the connection is closed behind the
 * answer, and the next request of a client that keeps connections fails.
 */
public final class BodyDrain implements ContainerResponseFilter {

    private static final int MOST = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        InputStream body = request.getEntityStream();
        if (response.getStatus() >= 400 && request.getLength() <= MOST && body != null) {
            body.readNBytes(MOST);
        }
    }
}
