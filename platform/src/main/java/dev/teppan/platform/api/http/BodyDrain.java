package dev.teppan.platform.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is left of the body of a request that was refused before it was read. Otherwise the connection is closed behind the
 * answer, and the next request of a client that keeps connections fails.
 */
public final class BodyDrain implements ContainerResponseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BodyDrain.class);
    private static final int MOST = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        InputStream body = request.getEntityStream();
        if (response.getStatus() >= 400 && body != null) {
            drain(body, request.getLength());
        }
    }

    /**
     * Reads what is left, unless the whole is large. Jetty reports a body that is cut off or no HTTP by either kind of
     * exception; its connection is of no more use anyway.
     *
     * @param length of the whole body; negative where unknown
     */
    public static void drain(InputStream body, long length) {
        if (length > MOST) {
            return;
        }
        try {
            body.readNBytes(MOST);
        } catch (IOException | RuntimeException unreadable) {
            LOG.atDebug().log("The rest of a refused request cannot be read", unreadable);
        }
    }
}
