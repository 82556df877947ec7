package dev.teppan.plugin.docker;

import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS for Unix sockets, which have none; it trusts nobody. Without it the HTTP client reads all certificates of the Java
 * installation when it is made, which is a third of what making it takes.
 */
record UnusedTls() implements SSLConfig {

    @Override
    public SSLContext getSSLContext() {
        try {
            // An empty store: no managers at all would stand for the Java installation's own.
            KeyStore nobody = KeyStore.getInstance("PKCS12");
            nobody.load(null, null);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(nobody);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
