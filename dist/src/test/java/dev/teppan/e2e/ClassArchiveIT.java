package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive of classes that the launcher has the JVM write and read. */
class ClassArchiveIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FROM_ARCHIVE =
            "dev.teppan.platform.app.TeppanApplication source: shared objects file (top)";
    private static final String PLUGIN_FROM_ARCHIVE =
            "dev.teppan.plugin.docker.LocalDockerFactory source: shared objects file (top)";

    private Path folder = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("teppan-e2e-archive-");
        cache = folder.resolve("cache");
    }

    @AfterEach
    void deleteFolder() {
        Folders.delete(folder);
    }

    @Test
    void isWrittenByTheFirstServerAndReadByTheNext() throws IOException {
        assertThat(startAndStop(Archive.launcher())).doesNotContain(FROM_ARCHIVE);
        assertThat(archives()).isEmpty();

        assertThat(startAndStop(Archive.launcher())).contains(FROM_ARCHIVE);
        assertThat(archives()).hasSize(1);
    }

    @Test
    void isMadeAnewWhenAJarChangedThatHasTheSameSizeAndTime() throws IOException {
        Path home = copyOfTheArchive();
        Path launcher = home.resolve("bin/teppan");
        startAndStop(launcher);

        changeUnnoticeably(jar(home));

        assertThat(startAndStop(launcher)).doesNotContain(FROM_ARCHIVE);
        assertThat(startAndStop(launcher)).contains(FROM_ARCHIVE);
    }

    @Test
    void holdsTheClassesOfAPluginAndNotThoseThatChanged() throws IOException {
        Path home = copyOfTheArchive();
        Path launcher = home.resolve("bin/teppan");
        startAndStop(launcher);
        assertThat(startAndStop(launcher)).contains(PLUGIN_FROM_ARCHIVE);

        changeClass(plugin(home), "LocalDockerFactory.class", "local-docker", "local-dOcker");

        assertThat(startAndStop(launcher))
                .contains(FROM_ARCHIVE)
                .contains("dev.teppan.plugin.docker.LocalDockerFactory source: file:")
                .doesNotContain(PLUGIN_FROM_ARCHIVE);
    }

    @Test
    void isDroppedWhenItIsNotWhole() throws IOException {
        startAndStop(Archive.launcher());
        Path written = only(".teppan-");
        byte[] whole = Files.readAllBytes(written);

        Files.write(written, Arrays.copyOf(whole, whole.length / 2));
        version();
        assertThat(cache).isEmptyDirectory();

        byte[] changed = whole.clone();
        Arrays.fill(changed, whole.length / 2, whole.length / 2 + 64 * 1024, (byte) 0);
        Files.write(written, changed);
        version();
        assertThat(cache).isEmptyDirectory();

        Files.write(written, whole);
        version();
        assertThat(archives()).hasSize(1);
    }

    @Test
    void serversThatStartTogetherLeaveOneThatWorks() throws IOException {
        try (TeppanServer first = new TeppanServer(ServerConfig.plain());
                TeppanServer second = new TeppanServer(ServerConfig.plain())) {
            first.start(environment(cache.toString()));
            second.start(environment(cache.toString()));
            first.stop();
            second.stop();
        }

        assertThat(startAndStop(Archive.launcher())).contains(FROM_ARCHIVE);
        assertThat(archives()).hasSize(1);
    }

    @Test
    void isDoneWithoutWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(startAndStop(Archive.launcher(), file.resolve("cache").toString()))
                .doesNotContain(FROM_ARCHIVE);
    }

    @Test
    void isDoneWithoutWhenSwitchedOff() throws IOException {
        Path home = copyOfTheArchive();

        startAndStop(home.resolve("bin/teppan"), "off");

        assertThat(home.resolve("cache")).doesNotExist();
    }

    @Test
    void isNotWrittenByCommandsThatEndAtOnce() {
        version();

        assertThat(cache).isEmptyDirectory();
    }

    private void version() {
        Program.run(LIMIT, List.of(Archive.launcher().toString(), "version"), environment(cache.toString()))
                .expectSuccess();
    }

    private String startAndStop(Path launcher) throws IOException {
        return startAndStop(launcher, cache.toString());
    }

    /** Starts a server, stops it when it is ready, and answers which classes it loaded from where. */
    private String startAndStop(Path launcher, String where) throws IOException {
        try (TeppanServer server = new TeppanServer(ServerConfig.plain(), () -> launcher)) {
            server.start(environment(where));
            server.stop();
            assertThat(server.log()).doesNotContain("[cds");
        }
        return Files.readString(folder.resolve("classes.log"));
    }

    /** The options of the JVM are part of what an archive is for: they are the same in all runs. */
    private Map<String, String> environment(String where) {
        return Map.of(
                "TEPPAN_CACHE",
                where,
                "TEPPAN_JAVA_OPTS",
                "-Xlog:class+load:file=" + folder.resolve("classes.log") + ":none:filecount=0");
    }

    private List<Path> archives() throws IOException {
        return named("teppan-");
    }

    private Path only(String prefix) throws IOException {
        List<Path> found = named(prefix);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Path> named(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private Path copyOfTheArchive() {
        Path home = folder.resolve("home");
        Program.run(LIMIT, List.of("cp", "-a", Archive.home().toString(), home.toString()))
                .expectSuccess();
        if (Files.exists(home.resolve("cache"))) {
            Folders.delete(home.resolve("cache"));
        }
        return home;
    }

    private static Path jar(Path home) throws IOException {
        return inside(home.resolve("lib"), "platform-");
    }

    private static Path plugin(Path home) throws IOException {
        return inside(home.resolve("plugins"), "local-docker-");
    }

    private static Path inside(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Has a class of a zip say another word of the same length. */
    private static void changeClass(Path zip, String name, String from, String to) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip);
                Stream<Path> entries = Files.walk(files.getPath("/classes"))) {
            Path changed =
                    entries.filter(entry -> entry.endsWith(name)).findFirst().orElseThrow();
            String content = Files.readString(changed, StandardCharsets.ISO_8859_1);
            assertThat(content).contains(from);
            Files.writeString(changed, content.replace(from, to), StandardCharsets.ISO_8859_1);
        }
    }

    /** Another build of a jar as the JVM sees it: the same size and time. */
    private static void changeUnnoticeably(Path jar) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        byte[] content = Files.readAllBytes(jar);
        // The time of the first entry in the jar's list of entries.
        int entry = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        content[entry + 12] ^= 1;
        Files.write(jar, content);
        Files.setLastModifiedTime(jar, time);
    }
}
