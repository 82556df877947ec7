package dev.teppan.platform.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * References by which a container fetches a message that is too large for its environment. Nobody can guess one; it is valid
 * while its launch lives, also over a restart, as it is derived from the launch's token by a key on this host's disk. Safe for
 * use by several threads.
 */
public final class MessageReferences {

    /** The path below the configured address at which the API serves messages; the reference follows. */
    public static final String PATH = "/internal/messages/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final Optional<URI> address;
    private final Map<String, ExecutionId> live = new ConcurrentHashMap<>();

    /**
     * Reads the key, or makes one.
     *
     * @param keyFile on this host's disk, readable by this process alone
     * @param address under which containers reach this server; absent where there is none
     * @throws UncheckedIOException when the key can be neither read nor written
     */
    public MessageReferences(Path keyFile, Optional<URI> address) {
        this.address = address;
        try {
            this.key = new SecretKeySpec(readOrMake(keyFile), ALGORITHM);
        } catch (IOException e) {
            throw new UncheckedIOException("the key for message references cannot be read: " + keyFile, e);
        }
    }

    /** The execution whose message a reference stands for; empty when it is unknown or not valid any more. */
    public Optional<ExecutionId> find(String reference) {
        return Optional.ofNullable(live.get(reference));
    }

    /** The address of a launch's message; empty where containers cannot reach this server. */
    Optional<String> url(LaunchToken token) {
        return address.map(base -> base.toString().replaceAll("/+$", "") + PATH + reference(token));
    }

    /** Makes the launch's reference valid. */
    void open(LaunchToken token, ExecutionId execution) {
        if (address.isPresent()) {
            live.put(reference(token), execution);
        }
    }

    /** Ends the validity of the launch's reference. */
    void close(LaunchToken token) {
        if (address.isPresent()) {
            live.remove(reference(token));
        }
    }

    private String reference(LaunchToken token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(token.value().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, fresh, StandardOpenOption.TRUNCATE_EXISTING);
            } catch (FileAlreadyExistsException e) {
                return Files.readAllBytes(file);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != KEY_BYTES) {
            throw new IOException("the key file is damaged; delete it to have another made: " + file);
        }
        return bytes;
    }
}
