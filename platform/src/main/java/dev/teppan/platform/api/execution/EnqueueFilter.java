package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.BodyDrain;
import dev.teppan.platform.api.http.ErrorMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Answers an enqueue before Jersey sees it, by the same method of the same resource: matching, scopes and message writers cost
 * more than the enqueue itself. What has a query, and every other method, goes on to Jersey.
 *
 * @param ending whether this host stops, so that kept connections are to be closed
 */
public record EnqueueFilter(ExecutionsResource resource, ErrorMapper errors, BooleanSupplier ending) implements Filter {

    /** The one path it is for. */
    public static final String PATH = "/api/v1/executions";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getMethod().equals("POST")
                && http.getQueryString() == null) {
            send(answer(http), answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Response answer(HttpServletRequest request) throws IOException {
        try {
            return resource.enqueue(request::getHeader, request.getInputStream());
        } catch (RuntimeException e) {
            Response refused = errors.toResponse(e, PATH);
            BodyDrain.drain(request.getInputStream(), request.getContentLengthLong());
            return refused;
        }
    }

    private void send(Response from, HttpServletResponse to) throws IOException {
        to.setStatus(from.getStatus());
        from.getHeaders().forEach((name, values) -> values.forEach(value -> to.addHeader(name, value.toString())));
        if (ending.getAsBoolean()) {
            to.setHeader("Connection", "close");
        }
        if (from.getEntity() instanceof byte[] body) {
            to.getOutputStream().write(body);
        }
    }
}
