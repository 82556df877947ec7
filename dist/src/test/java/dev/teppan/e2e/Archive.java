package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The built archive, unpacked once for the whole run beside itself. */
final class Archive {
    private Archive() {}

    /** The unpacked folder with {@code bin/ lib/ plugins/ conf/}. Tests must not write into it. */
    static Path home() {
        return Unpacked.HOME;
    }

    static Path launcher() {
        return home().resolve("bin/teppan");
    }

    private static final class Unpacked {
        static final Path HOME = unpack(Path.of(System.getProperty("teppan.archive")));

        private static Path unpack(Path archive) {
            try {
                Path folder = archive.resolveSibling("e2e-archive");
                if (Files.exists(folder)) {
                    Folders.delete(folder);
                }
                Files.createDirectory(folder);
                Program.run(Duration.ofMinutes(1), List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()))
                        .expectSuccess();
                try (Stream<Path> content = Files.list(folder)) {
                    return content.findFirst().orElseThrow();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack " + archive, e);
            }
        }
    }
}
