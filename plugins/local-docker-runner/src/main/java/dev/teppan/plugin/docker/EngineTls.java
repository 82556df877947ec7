package dev.teppan.plugin.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import com.github.dockerjava.transport.SSLConfig;
import dev.teppan.spi.PermanentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS towards one engine, by the files of a folder as Docker's own client has them: {@code ca.pem} is whom the engine's
 * certificate must be signed by, {@code cert.pem} with {@code key.pem} is what this side shows, if it shows anything.
 */
final class EngineTls implements SSLConfig {

    private static final String AUTHORITY = "ca.pem";
    private static final String CERTIFICATE = "cert.pem";
    private static final String KEY = "key.pem";

    private final SSLContext context;

    private EngineTls(SSLContext context) {
        this.context = context;
    }

    /** @throws PermanentException naming the file that is missing or cannot be used */
    static EngineTls in(Path folder) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities(folder.resolve(AUTHORITY)));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown(folder), trust.getTrustManagers(), null);
            return new EngineTls(context);
        } catch (GeneralSecurityException e) {
            throw new PermanentException("this Java has no TLS", e);
        }
    }

    /** Why the files of a folder cannot be used; empty when they can. */
    static Optional<String> objection(Path folder) {
        try {
            in(folder);
            return Optional.empty();
        } catch (PermanentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public SSLContext getSSLContext() {
        return context;
    }

    private static KeyStore authorities(Path file) {
        return parse(file, () -> CertificateUtils.createTrustStore(text(file)));
    }

    /** Empty where there is neither certificate nor key: an engine may ask for none. */
    private static KeyManager[] shown(Path folder) throws GeneralSecurityException {
        Path certificate = folder.resolve(CERTIFICATE);
        Path key = folder.resolve(KEY);
        if (!Files.exists(certificate) && !Files.exists(key)) {
            return new KeyManager[0];
        }
        String shown = text(certificate);
        String secret = text(key);
        KeyStore store = parse(key, () -> CertificateUtils.createKeyStore(secret, shown));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        // The password that docker-java gives to the stores that it makes.
        keys.init(store, "docker".toCharArray());
        return keys.getKeyManagers();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new PermanentException(
                    "cannot read " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static KeyStore parse(Path file, Parser parser) {
        KeyStore store;
        try {
            store = parser.parse();
            if (store.size() > 0) {
                return store;
            }
        } catch (PermanentException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new PermanentException(file + " is not what its name says, or not PEM: " + e.getMessage(), e);
        }
        throw new PermanentException(file + " has nothing in it");
    }

    private interface Parser {
        KeyStore parse() throws GeneralSecurityException, IOException;
    }
}
