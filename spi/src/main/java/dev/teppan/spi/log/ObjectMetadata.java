package dev.teppan.spi.log;

import java.util.Map;

/**
 * What is kept beside an object's bytes, where the store can.
 *
 * @param contentType e.g. {@code text/plain; charset=utf-8}
 */
public record ObjectMetadata(String contentType, Map<String, String> tags) {
    public ObjectMetadata {
        tags = Map.copyOf(tags);
    }
}
