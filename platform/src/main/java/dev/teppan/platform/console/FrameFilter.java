package dev.teppan.platform.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** Sets the headers of everything the console answers, and puts a {@link Page} into its frame. */
@ConsolePage
final class FrameFilter implements ContainerResponseFilter {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final ConsoleSettings settings;
    private final Assets assets;
    private final Cookies cookies;
    private final SecureRandom random = new SecureRandom();

    FrameFilter(ConsoleSettings settings, Assets assets) {
        this.settings = settings;
        this.assets = assets;
        this.cookies = new Cookies(settings);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (response.getEntity() instanceof Page page) {
            frame(page, request, response);
        } else if (response.getStatus() >= 400 && wantsPage(request)) {
            // Made by a mapper of exceptions, for programs.
            frame(ProblemPage.of(response.getStatus()), request, response);
        }
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private void frame(Page page, ContainerRequestContext request, ContainerResponseContext response) {
        Map<String, Cookie> sent = request.getCookies();
        String csrf = Cookies.value(sent, Cookies.CSRF);
        if (!FormGuard.isToken(csrf)) {
            csrf = newToken();
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookies.make(Cookies.CSRF, csrf, Duration.ofSeconds(-1)));
        }
        String flash = Cookies.value(sent, Cookies.FLASH);
        if (!flash.isEmpty()) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookies.make(Cookies.FLASH, "", Duration.ZERO));
        }
        Visit visit =
                new Visit(Theme.of(Cookies.value(sent, Cookies.THEME)), csrf, Flash.sentence(flash), here(request));
        if (response.getStatus() == 200) {
            response.setStatus(page.httpStatus());
        }
        response.setEntity(
                new PageView(settings, assets, visit, page), null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }

    private static String here(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        UriInfo uri = request.getUriInfo();
        String query = uri.getRequestUri().getRawQuery();
        return "/" + uri.getPath(false).replaceFirst("^/+", "") + (query == null ? "" : "?" + query);
    }

    private String newToken() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
