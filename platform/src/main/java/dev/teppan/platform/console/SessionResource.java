package dev.teppan.platform.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** What a viewer sets for this browser. */
@ConsolePage
@Path("/session")
public final class SessionResource {

    private static final Duration YEAR = Duration.ofDays(365);

    private final ConsoleSettings settings;
    private final Cookies cookies;

    SessionResource(ConsoleSettings settings) {
        this.settings = settings;
        this.cookies = new Cookies(settings);
    }

    @POST
    @Path("/theme")
    public Response theme(
            @FormParam("theme") @DefaultValue("") String theme, @FormParam("back") @DefaultValue("/") String back) {
        return Response.seeOther(URI.create(settings.root() + page(back)))
                .cookie(cookies.make(Cookies.THEME, Theme.of(theme).attribute(), YEAR))
                .build();
    }

    /** Only a path of this console; a form of another origin does not get here, but a link may be long or odd. */
    private static String page(String back) {
        boolean ours = back.matches("/[A-Za-z0-9._~%?&=,+:@/-]{0,2000}") && !back.startsWith("//");
        try {
            return ours ? URI.create(back).toString() : "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
