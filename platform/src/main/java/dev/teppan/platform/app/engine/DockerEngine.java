package dev.teppan.platform.app.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a Docker engine over its socket. One request, one connection, in HTTP/1.0, whose answers end with the connection: that
 * is all of HTTP that is needed here.
 */
public final class DockerEngine {

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final EngineAddress address;

    public DockerEngine(EngineAddress address) {
        this.address = address;
    }

    /** Where it is asked. */
    public EngineAddress address() {
        return address;
    }

    /** Whether it answers. Blocks up to 5 s. */
    public boolean answers() {
        try {
            return ask("GET", "/_ping", new byte[0], SHORT).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has an image. Blocks up to 5 s. */
    public boolean hasImage(String reference) throws IOException {
        return ask("GET", "/images/" + reference + "/json", new byte[0], SHORT).status() == 200;
    }

    /**
     * Has it pull an image.
     *
     * @return whether it is there now; the engine's registry may well be out of reach
     */
    public boolean pull(String repository, String tag, Duration limit) throws IOException {
        try {
            ask("POST", "/images/create?fromImage=" + repository + "&tag=" + tag, new byte[0], limit);
        } catch (EngineTimeoutException e) {
            return false;
        }
        return hasImage(repository + ":" + tag);
    }

    /** Makes an image of one layer from a tar archive. Blocks up to 60 s. */
    public void importImage(byte[] tar, String repository, String tag) throws IOException {
        EngineAnswer answer =
                ask("POST", "/images/create?fromSrc=-&repo=" + repository + "&tag=" + tag, tar, Duration.ofSeconds(60));
        if (answer.status() != 200 || !hasImage(repository + ":" + tag)) {
            throw new IOException(
                    "the engine did not take the image: " + answer.body().strip());
        }
    }

    private EngineAnswer ask(String method, String path, byte[] body, Duration limit) throws IOException {
        try (SocketChannel channel = address.connect()) {
            FutureTask<EngineAnswer> exchange = new FutureTask<>(() -> exchange(channel, method, path, body));
            Thread.ofVirtual().name("docker engine").start(exchange);
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineTimeoutException("the engine did not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException("the engine cannot be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineTimeoutException("interrupted while asking the engine");
        }
    }

    private static EngineAnswer exchange(SocketChannel channel, String method, String path, byte[] body)
            throws IOException {
        String head = method + " " + path + " HTTP/1.0\r\nHost: docker\r\nContent-Type: application/x-tar\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        write(channel, ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        write(channel, ByteBuffer.wrap(body));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        while (channel.read(buffer) >= 0) {
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            if (answer.size() > LARGEST_ANSWER) {
                throw new IOException("the engine's answer is too long");
            }
        }
        return EngineAnswer.parse(answer.toString(StandardCharsets.UTF_8));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** No answer in time. */
    private static final class EngineTimeoutException extends IOException {
        private static final long serialVersionUID = 1L;

        EngineTimeoutException(String message) {
            super(message);
        }
    }
}
