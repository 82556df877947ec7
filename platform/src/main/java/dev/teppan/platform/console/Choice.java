package dev.teppan.platform.console;

/** One of several links of which one is chosen. */
record Choice(String text, String path, boolean current, String icon, String count) {

    Choice(String text, String path, boolean current) {
        this(text, path, current, "", "");
    }
}
