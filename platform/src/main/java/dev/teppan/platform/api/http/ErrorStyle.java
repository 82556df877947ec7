package dev.teppan.platform.api.http;

import jakarta.ws.rs.core.Response;

/** How errors look on the paths of one API or of the console. */
public interface ErrorStyle {

    /** Whether a path, beginning with a slash, is one of these. */
    boolean covers(String path);

    /** Writes a refusal. */
    Response refusal(Refusal refusal, int status);
}
