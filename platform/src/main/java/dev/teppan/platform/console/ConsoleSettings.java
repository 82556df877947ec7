package dev.teppan.platform.console;

import java.net.URI;
import java.util.Optional;

/**
 * How the console presents itself.
 *
 * @param publicUrl under which address browsers reach it, where that is not the address of this host; its path prefixes
 *     every link
 * @param environment a short name shown beside the brand, such as {@code production}
 */
public record ConsoleSettings(Optional<URI> publicUrl, String environment) {

    /** The prefix of every link: empty, or a path without a slash at its end. */
    String root() {
        String path = publicUrl.map(URI::getRawPath).orElse("");
        return path == null || path.equals("/") ? "" : path.replaceFirst("/+$", "");
    }

    /** Where the API is called from outside, for examples. */
    String apiUrl(String fallback) {
        return publicUrl.map(url -> url.toString().replaceFirst("/+$", "")).orElse(fallback);
    }
}
