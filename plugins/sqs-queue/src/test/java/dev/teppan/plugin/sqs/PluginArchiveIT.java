package dev.teppan.plugin.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the built archive holds. Whether a host loads it is tested with the host. */
final class PluginArchiveIT {

    @Test
    void describesThePluginAndItsOneExtension() throws IOException {
        try (ZipFile archive = new ZipFile(archive().toFile())) {
            Properties properties = new Properties();
            properties.load(new StringReader(text(archive, "plugin.properties")));
            assertThat(properties)
                    .containsEntry("plugin.id", "sqs-queue")
                    .containsEntry("plugin.requires", ">=0.1.0")
                    .containsKeys("plugin.version", "plugin.provider", "plugin.license", "plugin.description");
            assertThat(properties.getProperty("plugin.version")).doesNotContain("$");
            assertThat(text(archive, "classes/META-INF/extensions.idx")).contains(SqsFactory.class.getName());
        }
    }

    @Test
    void leavesOutWhatTheHostGives() throws IOException {
        try (ZipFile archive = new ZipFile(archive().toFile())) {
            List<String> libraries = archive.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring(4))
                    .toList();
            assertThat(libraries)
                    .anyMatch(name -> name.startsWith("sqs-"))
                    .noneMatch(name -> name.startsWith("spi-"))
                    .noneMatch(name -> name.startsWith("pf4j-"))
                    .noneMatch(name -> name.startsWith("slf4j-"))
                    .noneMatch(name -> name.startsWith("jspecify-"))
                    .noneMatch(name -> name.startsWith("jakarta.validation-"));
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = archive.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
