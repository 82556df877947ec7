package dev.teppan.platform.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teppan.platform.logs.OutputOffsets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes server-sent events. Text of a process travels as JSON strings, never as markup. Used by one thread. */
final class LiveEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a piece of output adds: lines that ended, and the lines that have only begun. */
    record Lines(List<LogLine> lines, List<LogLine> tail, long bytes) {}

    /** Jersey begins a response only once this much was written, whatever is flushed. */
    private static final int RESPONSE_BUFFER = 8192;

    private final OutputStream out;

    LiveEvents(OutputStream out) {
        this.out = out;
    }

    /** Tells the browser when to come again after a break, and opens the way. */
    void open() throws IOException {
        send("retry: 2000\n:" + " ".repeat(RESPONSE_BUFFER) + "\n\n");
    }

    /** More output; {@code position} comes back when the browser reconnects. */
    void lines(Lines lines, OutputOffsets position) throws IOException {
        send("id: " + OutputQuestion.text(position) + "\nevent: lines\ndata: " + JSON.writeValueAsString(lines)
                + "\n\n");
    }

    /** The execution looks different now; the page fetches itself. */
    void changed() throws IOException {
        send("event: changed\ndata: 1\n\n");
    }

    /** Nothing follows; the browser need not come again. */
    void end() throws IOException {
        send("event: end\ndata: 1\n\n");
    }

    /** Keeps proxies from closing a quiet stream, and finds out that the browser has gone. */
    void beat() throws IOException {
        send(": beat\n\n");
    }

    private void send(String frame) throws IOException {
        out.write(frame.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
