package dev.teppan.platform.app.cluster;

import java.io.IOException;

/** Another host did not answer as it should, or not in time. */
final class PeerAwayException extends IOException {

    private static final long serialVersionUID = 1L;

    PeerAwayException(String message) {
        super(message);
    }
}
