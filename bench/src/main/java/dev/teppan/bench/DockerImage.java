package dev.teppan.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The image both sides run: a static busybox, imported without a registry. */
final class DockerImage {

    static final String NAME = "teppan-bench/busybox:latest";

    private static final List<Path> BUSYBOX = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));

    private DockerImage() {}

    /**
     * Imports the image if the engine lacks it.
     *
     * @throws IllegalStateException when there is neither an engine nor a static busybox
     */
    static void prepare() throws IOException, InterruptedException {
        if (exit(new ProcessBuilder("docker", "image", "inspect", NAME)) == 0) {
            return;
        }
        Path busybox = BUSYBOX.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no /bin/busybox: install busybox-static"));
        Path root = Files.createTempDirectory("teppan-bench-image");
        Path bin = Files.createDirectory(root.resolve("bin"));
        Files.copy(busybox, bin.resolve("busybox"));
        for (String applet : List.of("true", "sh", "echo", "sleep")) {
            Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
        }
        Process tar = new ProcessBuilder("tar", "-C", root.toString(), "-c", "bin").start();
        Process docker = new ProcessBuilder("docker", "import", "-", NAME)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream into = docker.getOutputStream()) {
            tar.getInputStream().transferTo(into);
        }
        if (tar.waitFor() != 0 || docker.waitFor() != 0) {
            throw new IllegalStateException("docker import failed");
        }
    }

    private static int exit(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the Docker engine does not answer");
        }
        return process.exitValue();
    }
}
