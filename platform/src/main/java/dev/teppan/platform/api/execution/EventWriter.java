package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events. Used by one thread. */
final class EventWriter {

    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes one event; its data is JSON on one line. */
    void event(String type, String id, JsonNode data) throws IOException {
        write("event: " + type + "\nid: " + id + "\ndata: " + data + "\n\n");
    }

    /** Writes something that readers skip, so that a connection that is gone is noticed. */
    void keepAlive() throws IOException {
        write(": alive\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
