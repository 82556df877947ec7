package dev.teppan.platform.app.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what hosts tell one another as JSON and reads it back. What another build added is left out. */
final class PeerText {

    private static final ObjectMapper JSON =
            Jackson.newObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PeerText() {}

    static byte[] write(Object told) {
        try {
            return JSON.writeValueAsBytes(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what another host asked for is no JSON", e);
        }
    }

    /** Throws {@link UncheckedIOException} where it is not what was expected. */
    static <T> T read(byte[] text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of another host cannot be read", e);
        }
    }
}
