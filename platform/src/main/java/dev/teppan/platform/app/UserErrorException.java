package dev.teppan.platform.app;

/** Something that the person at the terminal can put right. The message says what, and is all that is shown. */
final class UserErrorException extends Exception {

    private static final long serialVersionUID = 1L;

    UserErrorException(String message) {
        super(message);
    }
}
