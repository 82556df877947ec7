package dev.teppan.plugin.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credentials that a credential helper of Docker's {@code config.json} has for a registry: the one of {@code credHelpers}
 * for it, else {@code credsStore}. What stands in {@code auths} docker-java reads itself. The file is read each time, as
 * {@code docker login} changes it.
 */
final class RegistryCredentials {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path file;
    private final String prefix;

    /** @param folder where {@code config.json} is; as docker itself finds it when absent */
    RegistryCredentials(Optional<Path> folder) {
        this(folder, "docker-credential-");
    }

    /** @param prefix what a helper's name is put behind to give its program */
    RegistryCredentials(Optional<Path> folder, String prefix) {
        this.prefix = prefix;
        this.file = folder.or(() ->
                        Optional.ofNullable(System.getenv("DOCKER_CONFIG")).map(Path::of))
                .orElse(Path.of(System.getProperty("user.home"), ".docker"))
                .resolve("config.json");
    }

    /**
     * Asks the helper.
     *
     * @param repository an image's name without its tag
     * @return empty where no helper is configured for its registry, or it has nothing for it
     * @throws IOException when the file cannot be read or the helper does not work; the message names it
     */
    Optional<AuthConfig> of(String repository) throws IOException, InterruptedException {
        String registry = registry(repository);
        Optional<String> helper = helper(registry);
        if (helper.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!NAME.matcher(helper.get()).matches()) {
                throw new IOException("that is no name of a program");
            }
            return new CredentialHelper(prefix + helper.get(), TIMEOUT).get(registry);
        } catch (IOException failure) {
            throw new IOException(
                    "docker-credential-" + helper.get() + " gives no credentials for " + registry + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    /** The registry of an image, by Docker's rule for what the part before the first slash is. */
    static String registry(String repository) {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost && !first.equals("docker.io") && !first.equals("index.docker.io") ? first : DOCKER_HUB;
    }

    private Optional<String> helper(String registry) throws IOException {
        JsonNode config;
        try {
            config = new ObjectMapper().readTree(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        String own = config.path("credHelpers").path(registry).asText();
        String helper = own.isEmpty() ? config.path("credsStore").asText() : own;
        return helper.isEmpty() ? Optional.empty() : Optional.of(helper);
    }
}
