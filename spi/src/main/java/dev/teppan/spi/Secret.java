package dev.teppan.spi;

import java.util.Objects;

/**
 * A value that is never shown. In the configuration it is written as {@code env:NAME} or {@code file:/path}, which the
 * host resolves at start; a plain string is taken as it is.
 */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value itself. Hand it to the client that needs it; never log it, never put it into a message. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "******";
    }
}
