package dev.teppan.platform.app.cluster;

import dev.teppan.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What hosts show each other, in the header {@code Authorization}. */
record SharedSecret(Secret secret) {

    String header() {
        return "Bearer " + secret.reveal();
    }

    /** Takes as long for a wrong one as for the right one. */
    boolean isShownBy(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }
}
