package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The Docker engine of this machine, and an image that needs no registry. */
final class TestEngine {

    static final Path SOCKET = Path.of("/var/run/docker.sock");
    static final String IMAGE = "teppan-test/busybox:latest";
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private TestEngine() {}

    /** Whether it answers. */
    static boolean answers() {
        try (Engine engine = connect()) {
            engine.call(client -> client.pingCmd().exec());
            return true;
        } catch (Exception away) {
            return false;
        }
    }

    /** Makes the image unless it is there. */
    static void prepare() throws Exception {
        prepare(SOCKET);
    }

    /** Makes the image, on the engine that listens there, unless it has it. */
    static void prepare(Path socket) throws Exception {
        try (Engine engine = connect(socket)) {
            importImage(engine, socket);
        }
    }

    static Engine connect() {
        return connect(SOCKET);
    }

    static Engine connect(Path socket) {
        URI url = URI.create("unix://" + socket);
        DockerSettings settings = TestSettings.at(url, "test", Duration.ofSeconds(30), PullPolicy.NEVER);
        return new Engine(settings.hosts().getFirst(), settings);
    }

    private static void importImage(Engine engine, Path socket) throws Exception {
        try {
            engine.call(client -> client.inspectImageCmd(IMAGE).exec());
        } catch (NotFoundException absent) {
            if (!Files.isExecutable(BUSYBOX)) {
                throw new IOException("install busybox-static: the test image is made from " + BUSYBOX, absent);
            }
            upload(archive(), socket);
        }
    }

    /** By the engine's own command: docker-java 3.7.1 sends an empty JSON object in place of the archive. */
    private static void upload(byte[] archive, Path socket) throws IOException, InterruptedException {
        Process docker = new ProcessBuilder("docker", "--host", "unix://" + socket, "import", "-", IMAGE)
                .redirectErrorStream(true)
                .start();
        try (OutputStream stdin = docker.getOutputStream()) {
            stdin.write(archive);
        }
        String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!docker.waitFor(30, TimeUnit.SECONDS) || docker.exitValue() != 0) {
            throw new IOException("docker import failed: " + said);
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] busybox = Files.readAllBytes(BUSYBOX);
            TarArchiveEntry program = new TarArchiveEntry("bin/busybox");
            program.setMode(0755);
            program.setSize(busybox.length);
            tar.putArchiveEntry(program);
            tar.write(busybox);
            tar.closeArchiveEntry();
            for (String applet :
                    List.of("sh", "true", "false", "sleep", "echo", "head", "tr", "dd", "printf", "env", "cat", "id")) {
                TarArchiveEntry link = new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
                link.setLinkName("busybox");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
