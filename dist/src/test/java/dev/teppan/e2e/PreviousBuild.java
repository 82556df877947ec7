package dev.teppan.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A kept older build: its launcher and its own two jars, the platform (without the console's fonts) and the SPI, among the libraries and plugins
 * of this one. How it is renewed is said in CONTRIBUTING.md.
 */
final class PreviousBuild {

    private static final String KEPT = "previous-build.tar.xz";
    private static final List<String> OWN = List.of("platform-", "spi-");

    private PreviousBuild() {}

    static Path launcher() {
        return Unpacked.HOME.resolve("bin/teppan");
    }

    private static final class Unpacked {
        static final Path HOME = unpack();

        private static Path unpack() {
            Path home = Archive.home().resolveSibling("previous-build");
            try {
                if (Files.exists(home)) {
                    Folders.delete(home);
                }
                run("cp", "-a", Archive.home().toString(), home.toString());
                try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
                    for (Path jar : jars.toList()) {
                        if (OWN.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
                            Files.delete(jar);
                        }
                    }
                }
                Path kept = home.resolve(KEPT);
                try (InputStream in = Objects.requireNonNull(PreviousBuild.class.getResourceAsStream(KEPT))) {
                    Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
                }
                run("tar", "-xJf", kept.toString(), "-C", home.toString());
                return home;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void run(String... command) {
            Program.run(Duration.ofMinutes(1), List.of(command)).expectSuccess();
        }
    }
}
