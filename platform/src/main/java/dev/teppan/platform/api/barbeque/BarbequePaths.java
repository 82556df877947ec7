package dev.teppan.platform.api.barbeque;

/** The paths that belong to Barbeque's API. */
final class BarbequePaths {

    private BarbequePaths() {}

    /** Whether a path, beginning with a slash, is one of them. */
    static boolean covers(String path) {
        return path.equals("/v1") || path.startsWith("/v1/") || path.equals("/v2") || path.startsWith("/v2/");
    }
}
