package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.BodyDrain;
import dev.teppan.platform.api.http.ErrorMapper;
import dev.teppan.platform.api.http.Json;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers an enqueue before the servlets and Jersey see it, by the same resource: matching, scopes and message writers cost more
 * than the enqueue itself. No thread waits for the commit. What has a query, and every other method, goes on to Jersey.
 */
public final class EnqueueHandler extends Handler.Wrapper {

    /** The one path it is for. */
    public static final String PATH = "/api/v1/executions";

    private final ExecutionsResource resource;
    private final ErrorMapper errors;
    private final BooleanSupplier ending;

    /**
     * Answers by this resource.
     *
     * @param ending whether this host stops, so that kept connections are to be closed
     */
    public EnqueueHandler(ExecutionsResource resource, ErrorMapper errors, BooleanSupplier ending) {
        this.resource = resource;
        this.errors = errors;
        this.ending = ending;
    }

    @Override
    public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback)
            throws Exception {
        if (!"POST".equals(request.getMethod())
                || request.getHttpURI().getQuery() != null
                || !PATH.equals(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        HttpFields headers = request.getHeaders();
        InputStream body = Content.Source.asInputStream(request);
        begin(headers::get, body).whenComplete((answer, failure) -> {
            if (answer != null) {
                HttpFields.Mutable fields = response.getHeaders();
                fields.put(HttpHeader.CONTENT_TYPE, Json.TYPE);
                fields.put(HttpHeader.LOCATION, answer.location());
                send(response, answer.status(), answer.json(), callback);
            } else {
                Response refused = errors.toResponse(cause(failure), PATH);
                refused.getHeaders()
                        .forEach((name, values) ->
                                values.forEach(value -> response.getHeaders().add(name, value.toString())));
                BodyDrain.drain(body, request.getLength());
                send(response, refused.getStatus(), (byte[]) refused.getEntity(), callback);
            }
        });
        return true;
    }

    /** Fails only by its future. */
    private CompletableFuture<EnqueueAnswer> begin(UnaryOperator<@Nullable String> header, InputStream body) {
        try {
            return resource.begin(header, body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : Objects.requireNonNull(failure);
    }

    private void send(org.eclipse.jetty.server.Response response, int status, byte[] body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (ending.getAsBoolean()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
