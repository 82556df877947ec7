package dev.teppan.platform.app.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;

/**
 * Where a Docker engine listens.
 *
 * @param text as in {@code DOCKER_HOST}
 */
public record EngineAddress(String text, SocketAddress socket) {

    private static final String USUAL = "unix:///var/run/docker.sock";

    /**
     * The address of {@code DOCKER_HOST}, or the usual socket.
     *
     * @return empty when {@code DOCKER_HOST} is of a kind that cannot be asked here: ssh, or TLS
     */
    public static Optional<EngineAddress> of(Map<String, String> environment) {
        String text = environment.getOrDefault("DOCKER_HOST", "");
        return parse(text.isBlank() ? USUAL : text, environment.containsKey("DOCKER_TLS_VERIFY"));
    }

    private static Optional<EngineAddress> parse(String text, boolean tls) {
        try {
            URI address = new URI(text);
            String scheme = address.getScheme() == null ? "" : address.getScheme();
            if (scheme.equals("unix")) {
                return Optional.of(new EngineAddress(text, UnixDomainSocketAddress.of(address.getPath())));
            }
            if (scheme.equals("tcp") && !tls && address.getHost() != null) {
                int port = address.getPort() < 0 ? 2375 : address.getPort();
                return Optional.of(new EngineAddress(text, new InetSocketAddress(address.getHost(), port)));
            }
            return Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    SocketChannel connect() throws IOException {
        if (socket instanceof UnixDomainSocketAddress) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(socket);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        return SocketChannel.open(socket);
    }
}
