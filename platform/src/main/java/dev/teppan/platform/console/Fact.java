package dev.teppan.platform.console;

/** A name and its value; {@code path} is empty where it leads nowhere. */
record Fact(String name, String value, boolean mono, String path) {

    Fact(String name, String value) {
        this(name, value, false, "");
    }

    static Fact mono(String name, String value) {
        return new Fact(name, value, true, "");
    }
}
