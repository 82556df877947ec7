package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.BodyDrain;
import dev.teppan.platform.api.http.ErrorMapper;
import dev.teppan.platform.api.http.Json;
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
import org.eclipse.jetty.server.Response;
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
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!"POST".equals(request.getMethod())
                || request.getHttpURI().getQuery() != null
                || !PATH.equals(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        InputStream body = Content.Source.asInputStream(request);
        CompletableFuture<?> unused = begin(request.getHeaders()::get, body).whenComplete((answer, failure) -> {
            try {
                if (answer != null) {
                    accept(answer, response, callback);
                } else {
                    BodyDrain.drain(body, request.getLength());
                    refuse(cause(failure), response, callback);
                }
            } catch (RuntimeException e) {
                callback.failed(e);
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

    private void accept(EnqueueAnswer answer, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, Json.TYPE);
        headers.put(HttpHeader.LOCATION, answer.location());
        send(response, EnqueueAnswer.STATUS, answer.json(), callback);
    }

    private void refuse(Throwable failure, Response response, Callback callback) {
        jakarta.ws.rs.core.Response refused = errors.toResponse(failure, PATH);
        refused.getHeaders()
                .forEach((name, values) ->
                        values.forEach(value -> response.getHeaders().put(name, value.toString())));
        send(response, refused.getStatus(), (byte[]) refused.getEntity(), callback);
    }

    private void send(Response response, int status, byte[] body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (ending.getAsBoolean()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : Objects.requireNonNull(failure);
    }
}
