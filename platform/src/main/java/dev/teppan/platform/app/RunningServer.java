package dev.teppan.platform.app;

import java.net.URI;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that takes requests. Closing stops it, in the reverse order of its start; containers run on. */
final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Server server;

    RunningServer(Server server) {
        this.server = server;
    }

    void start() throws Exception {
        server.start();
    }

    /** Where the API and the console are, as seen from this machine. */
    URI address() {
        NetworkConnector connector = (NetworkConnector) server.getConnectors()[0];
        String host = connector.getHost();
        boolean everywhere = host == null || host.equals("0.0.0.0") || host.equals("::");
        return URI.create("http://" + (everywhere ? "127.0.0.1" : host) + ":" + connector.getLocalPort());
    }

    /** Waits until it has stopped, as it does on SIGTERM and Ctrl-C. */
    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.error("The server did not stop in order", e);
        }
    }
}
