package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void holdsWhatAUserNeeds() {
        for (String name : List.of("bin", "lib", "plugins", "conf", "deploy")) {
            assertThat(Archive.home().resolve(name)).isNotEmptyDirectory();
        }
        for (String name :
                List.of("LICENSE", "NOTICE", "THIRD-PARTY.txt", "README.md", "CHANGELOG.md", "UPGRADING.md")) {
            assertThat(Archive.home().resolve(name)).isNotEmptyFile();
        }
        assertThat(Archive.launcher()).isExecutable();
    }

    @Test
    void holdsEachLibraryOnce() throws IOException {
        Map<String, Long> versions =
                libraries().collect(Collectors.groupingBy(ArchiveIT::withoutVersion, Collectors.counting()));

        assertThat(versions)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void namesEachThirdPartyLibraryWithItsLicence() throws IOException {
        String list = Files.readString(Archive.home().resolve("THIRD-PARTY.txt"));

        assertThat(list).doesNotContain("Unknown license");
        assertThat(libraries()
                        .map(ArchiveIT::withoutVersion)
                        .filter(name -> !name.equals("platform") && !name.equals("spi")))
                .allSatisfy(name -> assertThat(list).contains(":" + name + ":"));
    }

    @Test
    void launcherListsItsCommands() {
        var help = Program.run(LIMIT, List.of(Archive.launcher().toString(), "help"));

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("server CONFIG", "check CONFIG", "dev", "demo [--once]", "apply -f FILE");
    }

    @Test
    void launcherRefusesAnUnknownCommand() {
        var refused = Program.run(LIMIT, List.of(Archive.launcher().toString(), "fly"));

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("there is no command 'fly'");
    }

    @Test
    void launcherWorksThroughASymbolicLink() throws IOException {
        Path folder = Files.createTempDirectory("teppan-e2e-link-");
        Path link = Files.createSymbolicLink(folder.resolve("teppan"), Archive.launcher());

        assertThat(Program.run(LIMIT, List.of(link.toString(), "help")).exitCode())
                .isZero();
        Folders.delete(folder);
    }

    private static Stream<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(Archive.home().resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static String withoutVersion(String jar) {
        return jar.replaceFirst("-\\d.*$", "");
    }
}
