package dev.teppan.plugin.docker;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;

/** An engine did not answer. */
final class EngineAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean neverReached;

    EngineAway(String message) {
        super(message);
        this.neverReached = false;
    }

    EngineAway(Throwable cause) {
        super(TlsTrouble.of(cause).orElseGet(() -> describe(cause)), cause);
        this.neverReached = neverReached(cause);
    }

    /** Whether it is certain that the request did not get to the engine. */
    boolean neverReached() {
        return neverReached;
    }

    private static String describe(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    private static boolean neverReached(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean noSocket = cause instanceof SocketException
                    && cause.getMessage() != null
                    && cause.getMessage().contains("No such file");
            if (noSocket
                    || TlsTrouble.beforeAnyRequest(cause)
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
