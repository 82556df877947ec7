package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A Docker engine's socket at a TCP port of loopback, as hosts of a cluster must reach an engine. The way to it can be cut, and
 * answers can be lost.
 */
final class EngineOverTcp implements AutoCloseable {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final String NOTHING = "\0";

    private final Path socket;
    private final int port;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocketChannel server;
    private volatile String unanswered = NOTHING;

    /** Of this machine's engine. */
    EngineOverTcp() {
        this(SOCKET);
    }

    EngineOverTcp(Path socket) {
        this.socket = socket;
        this.server = listen(0);
        this.port = server.socket().getLocalPort();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Breaks all connections and takes no more. */
    void cut() {
        close();
    }

    /** Takes connections again. */
    void restore() {
        server = listen(port);
    }

    /** Hands on requests whose path ends so, and breaks the connection when the answer comes. */
    void loseAnswersTo(String pathEnd) {
        unanswered = pathEnd + " HTTP/";
    }

    void loseNoAnswers() {
        unanswered = NOTHING;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocketChannel listen(int at) {
        try {
            ServerSocketChannel listening =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 1024);
            Thread.ofVirtual().start(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                open.add(client);
                open.add(engine);
                if (!listening.isOpen()) {
                    // Cut while this one came in.
                    client.close();
                    engine.close();
                }
                AtomicBoolean lost = new AtomicBoolean();
                Thread.ofVirtual()
                        .start(() -> copy(client, engine, bytes -> {
                            lost.compareAndSet(false, text(bytes).contains(unanswered));
                            return true;
                        }));
                Thread.ofVirtual().start(() -> copy(engine, client, bytes -> !lost.get()));
            }
        } catch (IOException closed) {
            // The end of the test, or a cut.
            return;
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }

    private void copy(SocketChannel from, SocketChannel to, Predicate<ByteBuffer> goesOn) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                if (!goesOn.test(buffer)) {
                    return;
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException closed) {
            // Either side has gone; the other is closed with it.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}
