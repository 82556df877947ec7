package dev.teppan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about definitions says of each field what the codecs hold to, and of nothing else. */
class DefinitionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "definitions.md");

    @Test
    void listsAllFieldsAsTheyAre() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(DefinitionSchema.APPLICATION, DefinitionSchema.JOB, DefinitionSchema.QUEUE)
                                .flatMap(schema -> schema.fields().stream())
                                .map(DefinitionsPageTest::row)
                                .toList());
    }

    private static String row(Field field) {
        return "| `" + field.path() + "` | " + field.type() + " | "
                + (field.otherwise().isEmpty() ? "must be given" : field.otherwise()) + " | " + field.meaning() + " |";
    }
}
