package dev.teppan.platform.api.http;

import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.store.StoreException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a request failed with into an answer in the style of its path. Never shows a stack trace. */
public final class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    private final List<ErrorStyle> styles;

    @Context
    private @Nullable UriInfo uri;

    /** Uses the first style that covers a path; where none does, problems of the native API. */
    public ErrorMapper(List<ErrorStyle> styles) {
        this.styles = List.copyOf(styles);
    }

    @Override
    public Response toResponse(Throwable failure) {
        return toResponse(failure, path());
    }

    /** The same for a request to this path, which begins with a slash. */
    public Response toResponse(Throwable failure, String path) {
        Refusal refusal = refusal(failure, path);
        int status = failure instanceof WebApplicationException http
                ? http.getResponse().getStatus()
                : refusal.kind().status();
        if (status < 400 && failure instanceof WebApplicationException http) {
            return http.getResponse();
        }
        return styles.stream()
                .filter(style -> style.covers(path))
                .findFirst()
                .map(style -> style.refusal(refusal, status))
                .orElseGet(() -> ProblemResponse.of(refusal, status));
    }

    private Refusal refusal(Throwable failure, String path) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case StoreException.Overloaded overloaded -> Refusal.unavailable("too many requests wait to be written", 1);
            case StoreException.Unavailable unavailable -> {
                LOG.atWarn()
                        .addKeyValue("path", Body.printable(path))
                        .addKeyValue("cause", unavailable.getMessage())
                        .log("The database did not do what a request asked");
                yield unavailable.isDiskFull()
                        ? Refusal.unavailable("the disk of the database is full", 30)
                        : Refusal.unavailable("the database does not answer", 5);
            }
            case WebApplicationException http -> ofHttp(http);
            default -> {
                if (failure.getCause() instanceof ZipException) {
                    yield new Refusal(Kind.MALFORMED, "the body is not gzip, though Content-Encoding says so");
                }
                String incident = UUID.randomUUID().toString();
                LOG.atError()
                        .addKeyValue("incident", incident)
                        .addKeyValue("path", Body.printable(path))
                        .setCause(failure)
                        .log("A request failed in an unforeseen way");
                yield new Refusal(Kind.INTERNAL, "the server's log says more, under incident " + incident);
            }
        };
    }

    private static Refusal ofHttp(WebApplicationException failure) {
        Response response = failure.getResponse();
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return switch (response.getStatus()) {
            case 404 -> Refusal.notFound("such path");
            case 405 ->
                new Refusal(
                        Kind.METHOD,
                        allow == null ? "the method is not allowed here" : "allowed here: " + allow,
                        List.of(),
                        allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow.toString()));
            case 415 -> new Refusal(Kind.MEDIA_TYPE, "the body must be application/json");
            default ->
                new Refusal(
                        Kind.OTHER, response.getStatusInfo().getReasonPhrase().toLowerCase(Locale.ROOT));
        };
    }

    private String path() {
        return uri == null ? "" : "/" + uri.getPath(false).replaceFirst("^/+", "");
    }
}
