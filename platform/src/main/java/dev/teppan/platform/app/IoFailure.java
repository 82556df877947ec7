package dev.teppan.platform.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in words what went wrong with a file or a connection. */
final class IoFailure {

    private IoFailure() {}

    static String describe(IOException failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "this user may not read or write " + denied.getFile();
            case FileNotFoundException missing ->
                "there is no file " + message.replaceFirst("^File ", "").replaceFirst(" not found$", "");
            default -> message;
        };
    }
}
