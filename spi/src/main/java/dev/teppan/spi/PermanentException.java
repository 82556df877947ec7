package dev.teppan.spi;

/** The same call will fail again until somebody changes something: bad settings, access denied, no such bucket. */
public final class PermanentException extends PluginException {

    private static final long serialVersionUID = 1L;

    public PermanentException(String message, Throwable cause) {
        super(message, cause);
    }

    public PermanentException(String message) {
        super(message);
    }
}
