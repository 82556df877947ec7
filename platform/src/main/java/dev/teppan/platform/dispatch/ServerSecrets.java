package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.SecretReference;
import dev.teppan.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Secrets from the server's environment and files, as far as the configuration allows.
 *
 * @param environment the server's environment
 * @param names variables that jobs may refer to; one that ends in {@code *} allows all that begin so
 * @param directory below which files may be referred to; absent allows none
 */
public record ServerSecrets(Map<String, String> environment, Set<String> names, Optional<Path> directory)
        implements Secrets {

    private static final long MAX_BYTES = 64 * 1024;

    public ServerSecrets {
        environment = Map.copyOf(environment);
        names = Set.copyOf(names);
    }

    @Override
    public Secret find(SecretReference reference) {
        return switch (reference) {
            case SecretReference.FromEnvironment variable -> variable(variable.name());
            case SecretReference.FromFile file -> file(file.path());
        };
    }

    /** Values are left out. */
    @Override
    public String toString() {
        return "ServerSecrets[names=" + List.copyOf(names) + ", directory=" + directory + "]";
    }

    private Secret variable(String name) {
        if (names.stream().noneMatch(allowed -> matches(allowed, name))) {
            throw new IllegalArgumentException(
                    "the server's variable " + name + " is not among those that jobs may use");
        }
        return Optional.ofNullable(environment.get(name))
                .map(Secret::new)
                .orElseThrow(() -> new IllegalArgumentException("the server has no variable " + name));
    }

    private static boolean matches(String allowed, String name) {
        return allowed.endsWith("*")
                ? name.startsWith(allowed.substring(0, allowed.length() - 1))
                : allowed.equals(name);
    }

    private Secret file(String path) {
        Path base = directory.orElseThrow(
                () -> new IllegalArgumentException("the server allows no files as secrets, so not " + path));
        try {
            Path real = base.toRealPath().resolve(path).toRealPath();
            if (!real.startsWith(base.toRealPath())) {
                throw new IllegalArgumentException("the file " + path + " is outside the directory of secrets");
            }
            if (Files.size(real) > MAX_BYTES) {
                throw new IllegalArgumentException("the file " + path + " is larger than " + MAX_BYTES + " bytes");
            }
            String text = Files.readString(real);
            return new Secret(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } catch (IOException e) {
            throw new IllegalArgumentException("the secret's file " + path + " cannot be read", e);
        }
    }
}
