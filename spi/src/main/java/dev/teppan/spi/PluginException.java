package dev.teppan.spi;

/**
 * What a plugin throws when an outside call failed. Throw one of the two subclasses, so that the host knows whether
 * trying again makes sense; anything else that leaves a plugin is taken for a bug of the plugin.
 */
public abstract sealed class PluginException extends RuntimeException permits RetryableException, PermanentException {

    private static final long serialVersionUID = 1L;

    PluginException(String message, Throwable cause) {
        super(message, cause);
    }

    PluginException(String message) {
        super(message);
    }
}
