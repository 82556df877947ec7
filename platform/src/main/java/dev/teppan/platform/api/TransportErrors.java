package dev.teppan.platform.api;

import dev.teppan.platform.api.barbeque.BarbequeErrors;
import dev.teppan.platform.api.http.ErrorStyle;
import dev.teppan.platform.api.http.ProblemResponse;
import io.dropwizard.core.setup.Environment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses before a resource is asked: bad addresses, headers that are too large. Never HTML. */
public final class TransportErrors extends ErrorHandler {

    private final ErrorStyle barbeque = new BarbequeErrors();

    /** Has all errors of a server written so. */
    public static void install(Environment environment) {
        TransportErrors errors = new TransportErrors();
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
    }

    /** Every method's errors have a body; Jetty means GET, POST and HEAD alone. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path = Request.getPathInContext(request);
        boolean ofBarbeque = path != null && barbeque.covers(path);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, ofBarbeque ? "application/json; charset=utf-8" : ProblemResponse.TYPE);
        byte[] body = ofBarbeque
                ? (byte[])
                        barbeque.refusal(ProblemResponse.transport(code), code).getEntity()
                : ProblemResponse.transportBody(code).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
