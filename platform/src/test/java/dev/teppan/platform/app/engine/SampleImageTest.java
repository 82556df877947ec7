package dev.teppan.platform.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleImageTest {

    @TempDir
    Path directory;

    @Test
    void takesNoProgramThatNeedsALoader() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertThat(SampleImage.isStatic(java)).isFalse();
    }

    @Test
    void takesNoScript() throws Exception {
        Path script = Files.writeString(directory.resolve("busybox"), "#!/bin/sh\necho hello\n".repeat(10));

        assertThat(SampleImage.isStatic(script)).isFalse();
    }

    @Test
    void takesNoEmptyFile() throws Exception {
        assertThat(SampleImage.isStatic(Files.createFile(directory.resolve("busybox"))))
                .isFalse();
    }
}
