package dev.teppan.platform.console;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The console's cookies. None says who the viewer is. */
final class Cookies {

    static final String CSRF = "teppan_csrf";
    static final String THEME = "teppan_theme";
    static final String FLASH = "teppan_flash";

    private final ConsoleSettings settings;

    Cookies(ConsoleSettings settings) {
        this.settings = settings;
    }

    static String value(Map<String, Cookie> cookies, String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** A cookie for this console; a zero age takes it away, a negative one keeps it until the browser is closed. */
    NewCookie make(String name, String value, Duration age) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(settings.root() + "/")
                .maxAge((int) age.toSeconds())
                .secure(settings.publicUrl()
                        .map(URI::getScheme)
                        .filter("https"::equals)
                        .isPresent())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
