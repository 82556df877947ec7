package dev.teppan.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/** One kept connection. Understands answers that state their length, and nothing else. Used by one thread at a time. */
final class HttpConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket = new Socket();
    private final byte[] buffer = new byte[256 * 1024];

    HttpConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    }

    /**
     * Sends a request and reads its answer.
     *
     * @throws IOException when the answer is not 200 or 201
     */
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int count = read(0);
        int head = endOfHead(count);
        while (head < 0) {
            count += read(count);
            head = endOfHead(count);
        }
        String text = new String(buffer, 0, head, ISO_8859_1);
        if (!text.startsWith("HTTP/1.1 20")) {
            throw new IOException("answered: " + new String(buffer, 0, count, ISO_8859_1));
        }
        int whole = head + length(text);
        if (whole > buffer.length) {
            throw new IOException("an answer of " + whole + " bytes");
        }
        while (count < whole) {
            count += read(count);
        }
    }

    private int read(int from) throws IOException {
        int count = socket.getInputStream().read(buffer, from, buffer.length - from);
        if (count <= 0) {
            throw new IOException("the server closed the connection");
        }
        return count;
    }

    private int endOfHead(int count) {
        for (int i = 3; i < count; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) throws IOException {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without Content-Length: " + head);
        }
        return Integer.parseInt(
                head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
