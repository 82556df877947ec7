package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no template may hold: it would break the policy of the pages, their safety, or a server behind a path. */
class TemplatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // unescaped values
                "\\{\\{\\{",
                "\\{\\{&",
                // what the content security policy refuses
                "\\sstyle=",
                "<style",
                "<script(?![^>]*src=)",
                "\\son[a-z]+=",
                "javascript:",
                // addresses that leave out the root
                "(?:href|src|action)=\"/",
                "(?:href|src|action)=\"https?:",
                "http-equiv=\"refresh\""
            })
    void holdNone(String pattern) throws IOException, URISyntaxException {
        List<String> found = new ArrayList<>();
        Pattern forbidden = Pattern.compile(pattern);
        for (Path template : templates()) {
            if (forbidden.matcher(Files.readString(template)).find()) {
                found.add(template.getFileName().toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> templates() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(Assets.class.getResource("head.mustache"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(directory))) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".mustache")).toList();
            assertThat(templates).hasSizeGreaterThan(15);
            return templates;
        }
    }
}
