package dev.teppan.platform.console;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** Answers that lead to another page. */
final class Redirects {

    private static final Duration FLASH_AGE = Duration.ofSeconds(30);

    private final ConsoleSettings settings;
    private final Cookies cookies;

    Redirects(ConsoleSettings settings) {
        this.settings = settings;
        this.cookies = new Cookies(settings);
    }

    /** See the other page. */
    Response to(String path) {
        return Response.seeOther(URI.create(settings.root() + path)).build();
    }

    /** See the other page, where the result is told. */
    Response to(String path, Flash flash) {
        return Response.seeOther(URI.create(settings.root() + path))
                .cookie(cookies.make(Cookies.FLASH, flash.cookie(), FLASH_AGE))
                .build();
    }
}
