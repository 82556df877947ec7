package dev.teppan.plugin.docker;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What a failed TLS handshake means for whoever configured it; the exceptions themselves name neither side nor file. */
final class TlsTrouble {

    private TlsTrouble() {}

    /** Empty when it is another failure, or one that speaks for itself. */
    static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return Optional.of(
                        "the engine's certificate is not signed by the authority in ca.pem, or not valid now ("
                                + cause.getMessage() + ")");
            }
            if (cause instanceof SSLException alert
                    && String.valueOf(alert.getMessage()).contains("fatal alert")) {
                return Optional.of(
                        "the engine does not take the client's certificate: cert.pem and key.pem must be there,"
                                + " signed by the authority that the engine asks for (" + alert.getMessage() + ")");
            }
        }
        return Optional.empty();
    }

    /** Whether it ended the handshake, so that no request was looked at. */
    static boolean beforeAnyRequest(Throwable cause) {
        return cause instanceof SSLHandshakeException;
    }
}
