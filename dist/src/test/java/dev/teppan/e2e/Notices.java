package dev.teppan.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the notifier of {@link LedgerCheck#NOTIFIER} was told, by the file that it writes. */
record Notices(Path file) {

    /** Of one server, whose working folder has the file. */
    static Notices of(TeppanServer server) {
        return new Notices(server.data().resolveSibling("notices.jsonl"));
    }

    /** All of them, oldest first. */
    List<JsonNode> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    // A host that is killed may leave half a line.
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .map(Notices::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of those of one execution. */
    List<String> kinds(String execution) {
        return all().stream()
                .filter(notice -> notice.path("execution").asText().equals(execution))
                .map(notice -> notice.path("kind").asText())
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
