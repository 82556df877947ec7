package dev.teppan.platform.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One definition in a file.
 *
 * @param source the file's name, {@code -} for standard input
 * @param number 1 for the first document of its file
 * @param lines the line of each member, by JSON pointer
 */
public record Document(String source, int number, JsonNode definition, Map<String, Integer> lines) {

    /** Where a pointer leads, for a person: {@code jobs.yaml:12}. Falls back to what encloses it. */
    public String place(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return source + ":" + lines.getOrDefault(at, 1);
    }
}
