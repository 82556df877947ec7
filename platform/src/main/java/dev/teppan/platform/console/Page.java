package dev.teppan.platform.console;

/** What a page shows between rail and foot. Each is a record whose components its template names. */
interface Page {

    /** The template's name without its ending. */
    String template();

    /** "thing · page", for the window's title. */
    String windowTitle();

    /** Where in the rail it belongs; empty for nowhere. */
    String section();

    /** How the script keeps it fresh: {@code execution}, {@code list}, or empty for not at all. */
    default String live() {
        return "";
    }

    /** The answer's status. */
    default int httpStatus() {
        return 200;
    }
}
