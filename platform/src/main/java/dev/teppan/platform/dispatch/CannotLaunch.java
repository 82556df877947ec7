package dev.teppan.platform.dispatch;

/** A launch cannot be put together: a secret is missing, the message does not fit. The message is for a person. */
final class CannotLaunch extends Exception {

    private static final long serialVersionUID = 1L;

    CannotLaunch(String message) {
        super(message);
    }
}
