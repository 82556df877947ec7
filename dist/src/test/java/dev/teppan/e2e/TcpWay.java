package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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
 * A TCP port of loopback that leads to a server: a Docker engine's socket, as hosts of a cluster must reach it by TCP, or a
 * database. It can be cut, and answers of an engine can be lost.
 */
final class TcpWay implements AutoCloseable {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final String NOTHING = "";

    private final SocketAddress target;
    private final int port;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocketChannel server;
    private volatile String unanswered = NOTHING;

    /** Of this machine's engine. */
    TcpWay() {
        this(SOCKET);
    }

    /** Of an engine that listens at a socket of this machine. */
    TcpWay(Path socket) {
        this(UnixDomainSocketAddress.of(socket));
    }

    TcpWay(SocketAddress target) {
        this.target = target;
        this.server = listen(0);
        this.port = server.socket().getLocalPort();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    int port() {
        return port;
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
                SocketChannel engine = SocketChannel.open(target);
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
                            lost.compareAndSet(false, isToBeLost(bytes));
                            return true;
                        }));
                Thread.ofVirtual().start(() -> copy(engine, client, bytes -> !lost.get()));
            }
        } catch (IOException closed) {
            // The end of the test, or a cut.
            return;
        }
    }

    private boolean isToBeLost(ByteBuffer request) {
        String pathEnd = unanswered;
        return !pathEnd.equals(NOTHING)
                && StandardCharsets.ISO_8859_1
                        .decode(request.duplicate())
                        .toString()
                        .contains(pathEnd);
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
