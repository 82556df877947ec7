package dev.teppan.plugin.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of Docker's credential helpers: the program {@code docker-credential-NAME}, which gets a registry's address on its input
 * and answers JSON. The protocol is that of github.com/docker/docker-credential-helpers.
 */
record CredentialHelper(String program, Duration timeout) {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialHelper.class);
    private static final String NOTHING_KNOWN = "credentials not found in native keychain";
    private static final String TOKEN_USER = "<token>";
    private static final int LONGEST_ANSWER = 1 << 20;

    /**
     * Asks for a registry's credentials.
     *
     * @return empty when the helper has none for it
     * @throws IOException when it cannot be run, fails or answers something else
     */
    Optional<AuthConfig> get(String registry) throws IOException, InterruptedException {
        Process helper =
                new ProcessBuilder(program, "get").redirectErrorStream(true).start();
        try {
            String answer = converse(helper, registry);
            if (helper.exitValue() != 0) {
                if (answer.contains(NOTHING_KNOWN)) {
                    return Optional.empty();
                }
                throw new IOException("it ended with " + helper.exitValue() + ": " + firstLine(answer));
            }
            return Optional.of(parse(answer, registry));
        } finally {
            helper.destroyForcibly();
        }
    }

    private String converse(Process helper, String registry) throws IOException, InterruptedException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                answer.writeBytes(helper.getInputStream().readNBytes(LONGEST_ANSWER));
            } catch (IOException closed) {
                answer.writeBytes(String.valueOf(closed.getMessage()).getBytes(StandardCharsets.UTF_8));
            }
        });
        try (OutputStream question = helper.getOutputStream()) {
            question.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // A program that does not read its question is judged by its answer.
            LOG.atDebug().addKeyValue("program", program).log("A credential helper did not read its question", notRead);
        }
        if (!helper.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("it did not answer within " + timeout.toSeconds() + " s");
        }
        reader.join(timeout);
        return answer.toString(StandardCharsets.UTF_8).strip();
    }

    private static AuthConfig parse(String answer, String registry) throws IOException {
        JsonNode known;
        try {
            known = new ObjectMapper().readTree(answer);
        } catch (IOException noJson) {
            // The answer may hold a secret, so it is not repeated.
            throw new IOException("its answer is not JSON");
        }
        String user = known.path("Username").asText();
        String secret = known.path("Secret").asText();
        if (user.isEmpty() || secret.isEmpty()) {
            throw new IOException("its answer lacks Username or Secret");
        }
        AuthConfig credentials = new AuthConfig().withRegistryAddress(registry);
        return user.equals(TOKEN_USER)
                ? credentials.withIdentityToken(secret)
                : credentials.withUsername(user).withPassword(secret);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no output");
    }
}
