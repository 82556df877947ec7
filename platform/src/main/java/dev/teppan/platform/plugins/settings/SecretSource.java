package dev.teppan.platform.plugins.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Turns what is written for a secret into its value. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Resolves {@code env:NAME}, {@code file:/path} or a plain value.
     *
     * @throws UnresolvedSecretException with the reference, and never a value, in the message
     */
    String resolve(String written) throws UnresolvedSecretException;

    /** A reference leads nowhere. */
    final class UnresolvedSecretException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnresolvedSecretException(String message) {
            super(message);
        }
    }

    /** References are followed on this host. Only for what its operator wrote: it reads any file the process can read. */
    static SecretSource ofHost(Map<String, String> environment) {
        return written -> {
            if (written.startsWith("env:")) {
                String name = written.substring("env:".length());
                String value = environment.get(name);
                if (value == null) {
                    throw new UnresolvedSecretException("environment variable " + name + " is not set");
                }
                return value;
            }
            return written.startsWith("file:") ? readFile(written.substring("file:".length())) : written;
        };
    }

    /** Refuses references: for trees that come over the API, whose writers may not read this host's files. */
    static SecretSource plainOnly() {
        return written -> {
            if (written.startsWith("env:") || written.startsWith("file:")) {
                throw new UnresolvedSecretException("env: and file: cannot be used here");
            }
            return written;
        };
    }

    private static String readFile(String name) throws UnresolvedSecretException {
        try {
            // An editor leaves a newline at the end, which is never part of a secret.
            return Files.readString(Path.of(name), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new UnresolvedSecretException("file " + name + " cannot be read as text");
        }
    }
}
