package dev.teppan.platform.app.cluster;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Has kept connections closed once this host stops, so that no request comes over one that is about to end. */
record DrainFilter(Readiness readiness) implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!readiness.isReady()) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
