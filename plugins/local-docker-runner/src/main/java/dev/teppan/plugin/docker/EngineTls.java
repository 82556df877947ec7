package dev.teppan.plugin.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import com.github.dockerjava.transport.SSLConfig;
import dev.teppan.spi.PermanentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
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
        List<Certificate> certificates = certificates(file);
        try {
            KeyStore store = empty();
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(file, e);
        }
    }

    /** Empty where there is neither certificate nor key: an engine may ask for none. */
    private static KeyManager[] shown(Path folder) {
        Path certificate = folder.resolve(CERTIFICATE);
        Path key = folder.resolve(KEY);
        if (!Files.exists(certificate) && !Files.exists(key)) {
            return new KeyManager[0];
        }
        Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
        char[] password = new char[0];
        try {
            KeyStore store = empty();
            store.setKeyEntry("shown", key(key), password, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(key, e);
        }
    }

    private static List<Certificate> certificates(Path file) {
        byte[] pem = text(file).getBytes(StandardCharsets.US_ASCII);
        List<Certificate> found;
        try {
            found = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
        } catch (CertificateException e) {
            throw unusable(file, e);
        }
        if (found.isEmpty()) {
            throw new PermanentException(file + " holds no certificate in PEM");
        }
        return found;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        PrivateKey key = CertificateUtils.loadPrivateKey(text(file));
        if (key == null) {
            throw new PermanentException(file + " holds no key in PEM");
        }
        return key;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static PermanentException unusable(Path file, Exception cause) {
        return new PermanentException(file + " cannot be used: " + cause.getMessage(), cause);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new PermanentException(
                    "cannot read " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
