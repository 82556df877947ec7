package dev.teppan.plugin.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** A Unix socket in front of another one that can be taken away and put back. */
final class SocketProxy implements AutoCloseable {

    private static final String NOTHING = "\0";

    private final Path target;
    private final Path path;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocketChannel server;
    private volatile String unanswered = NOTHING;

    SocketProxy(Path target) throws IOException {
        this.target = target;
        this.path = Files.createTempDirectory("proxy").resolve("docker.sock");
        this.server = listen();
    }

    URI url() {
        return URI.create("unix://" + path);
    }

    void cut() throws IOException {
        server.close();
        Files.deleteIfExists(path);
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }

    /** Hands on requests whose path ends so, and breaks the connection when the answer comes. */
    void loseAnswersTo(String pathEnd) {
        unanswered = pathEnd + " HTTP/";
    }

    void loseNoAnswers() {
        unanswered = NOTHING;
    }

    void restore() throws IOException {
        server = listen();
    }

    @Override
    public void close() throws IOException {
        cut();
        Files.deleteIfExists(path.getParent());
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path), 1024);
        Thread.ofVirtual().start(() -> accept(channel));
        return channel;
    }

    private void accept(ServerSocketChannel listening) {
        while (listening.isOpen()) {
            try {
                SocketChannel client = listening.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(target));
                open.add(client);
                open.add(engine);
                AtomicBoolean cut = new AtomicBoolean();
                Thread.ofVirtual()
                        .start(() -> copy(client, engine, bytes -> {
                            cut.compareAndSet(false, text(bytes).contains(unanswered));
                            return true;
                        }));
                Thread.ofVirtual().start(() -> copy(engine, client, bytes -> !cut.get()));
            } catch (IOException closed) {
                return;
            }
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
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}
