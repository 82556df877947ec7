package dev.teppan.platform.app.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teppan.spi.executor.ExecutorStatus;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes the state of executors as JSON and reads it back. What another build added is left out. */
final class CapacityText {

    private static final ObjectMapper JSON =
            Jackson.newObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CapacityText() {}

    /** One text for each executor. */
    static Map<String, String> write(Map<String, ExecutorStatus> executors) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Map.Entry<String, ExecutorStatus> executor : executors.entrySet()) {
                texts.put(executor.getKey(), JSON.writeValueAsString(executor.getValue()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of an executor is no JSON", e);
        }
        return texts;
    }

    static Map<String, ExecutorStatus> readAll(byte[] text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, ExecutorStatus>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the state of executors cannot be read", e);
        }
    }

    static Map<String, ExecutorStatus> read(Map<String, String> texts) {
        Map<String, ExecutorStatus> executors = new HashMap<>();
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                executors.put(text.getKey(), JSON.readValue(text.getValue(), ExecutorStatus.class));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the state of executors cannot be read", e);
        }
        return executors;
    }
}
