package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The local Docker engine, asked by its command. */
final class DockerEngine {
    /** A static busybox with its applets: the shell and small tools, made here because no registry may be in reach. */
    static final String BUSYBOX = "teppan-test/busybox:latest";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path STATIC_BUSYBOX = Path.of("/bin/busybox");

    private DockerEngine() {}

    static boolean answers() {
        try {
            return docker("info").exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static Program docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Program.run(LIMIT, command);
    }

    /** Makes {@link #BUSYBOX} unless it is there, and answers its name. */
    static String busybox() {
        if (docker("image", "inspect", BUSYBOX).exitCode() != 0) {
            importBusybox("unix:///var/run/docker.sock");
        }
        return BUSYBOX;
    }

    /** Makes {@link #BUSYBOX} at the engine of that address. */
    static void importBusybox(String engine) {
        try {
            Path root = Files.createTempDirectory("teppan-busybox-");
            Path bin = Files.createDirectories(root.resolve("bin"));
            Files.createDirectories(root.resolve("tmp"));
            Files.copy(STATIC_BUSYBOX, bin.resolve("busybox"));
            for (String applet : applets()) {
                Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
            }
            Path tar = Files.createTempFile("teppan-busybox-", ".tar");
            Program.run(LIMIT, List.of("tar", "-C", root.toString(), "-cf", tar.toString(), "."))
                    .expectSuccess();
            docker("--host", engine, "import", tar.toString(), BUSYBOX).expectSuccess();
            Files.delete(tar);
            Folders.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + BUSYBOX + " from " + STATIC_BUSYBOX, e);
        }
    }

    private static List<String> applets() {
        return Program.run(LIMIT, List.of(STATIC_BUSYBOX.toString(), "--list"))
                .expectSuccess()
                .output()
                .lines()
                .filter(applet -> !applet.equals("busybox"))
                .toList();
    }
}
