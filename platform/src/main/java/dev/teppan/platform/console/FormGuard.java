package dev.teppan.platform.console;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Lets a form through only when it was filled in on a page of this console: the browser says it comes from here, and the form
 * carries the secret that this browser's cookie holds. Also bounds how large a form may be.
 */
@ConsolePage
final class FormGuard implements ContainerRequestFilter {

    /** The largest message that can be enqueued takes up to three times its size in a form. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final ConsoleSettings settings;

    FormGuard(ConsoleSettings settings) {
        this.settings = settings;
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        int length = request.getLength();
        if (length < 0 || length > MOST_BYTES) {
            refuse(request, 413, "This form is too large", "A form may have " + MOST_BYTES + " bytes.");
            return;
        }
        ContainerRequest buffered = (ContainerRequest) request;
        buffered.bufferEntity();
        String token = buffered.readEntity(Form.class).asMap().getFirst("csrf");
        String cookie = Cookies.value(request.getCookies(), Cookies.CSRF);
        if (!isFromHere(request) || !isToken(cookie) || !same(cookie, token == null ? "" : token)) {
            refuse(
                    request,
                    403,
                    "This form did not come from here",
                    "The page it was filled in on is too old, or cookies are switched off. Load the page again and repeat it; "
                            + "nothing was changed.");
        }
    }

    private static void refuse(ContainerRequestContext request, int status, String heading, String text) {
        ProblemPage page =
                new ProblemPage(status, heading, text, List.of(new ProblemPage.Link("Executions", "/executions")));
        request.abortWith(Response.status(status)
                .entity(page)
                .type("text/html;charset=utf-8")
                .build());
    }

    /** A browser sends Origin with each form; a program that is no browser has no cookie to abuse. */
    private boolean isFromHere(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            String site = request.getHeaderString("Sec-Fetch-Site");
            return site == null || site.equals("same-origin") || site.equals("none");
        }
        String host = request.getHeaderString(HttpHeaders.HOST);
        return settings.publicUrl()
                        .map(FormGuard::origin)
                        .filter(origin::equals)
                        .isPresent()
                || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
