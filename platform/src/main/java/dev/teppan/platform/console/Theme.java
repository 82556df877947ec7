package dev.teppan.platform.console;

import java.util.Locale;

/** What the viewer chose to see. */
enum Theme {
    /** What the system prefers. */
    AUTO("Follow the system's theme", "sun"),
    LIGHT("Light theme", "sun"),
    DARK("Dark theme", "moon");

    private final String label;
    private final String icon;

    Theme(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    /** Reads what {@link #attribute()} wrote; anything else is the system's. */
    static Theme of(String text) {
        return switch (text) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> AUTO;
        };
    }

    String attribute() {
        return this == AUTO ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** The one that the switch leads to. */
    Theme next() {
        return switch (this) {
            case AUTO -> DARK;
            case DARK -> LIGHT;
            case LIGHT -> AUTO;
        };
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }
}
