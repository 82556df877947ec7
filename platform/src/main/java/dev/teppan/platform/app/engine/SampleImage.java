package dev.teppan.platform.app.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds an image for the sample jobs: a public one where it is there or can be pulled, else one made from a static busybox of
 * this machine, so that a registry is not needed.
 */
public final class SampleImage {

    private static final String REPOSITORY = "busybox";
    private static final String TAG = "stable";
    private static final String OWN_REPOSITORY = "teppan-samples";
    private static final String OWN_TAG = "busybox";
    private static final Duration PULL_LIMIT = Duration.ofSeconds(20);
    private static final List<Path> PLACES = List.of(
            Path.of("/bin/busybox"),
            Path.of("/usr/bin/busybox"),
            Path.of("/bin/busybox.static"),
            Path.of("/usr/bin/busybox.static"),
            Path.of("/sbin/busybox"),
            Path.of("/usr/sbin/busybox"));
    private static final List<String> APPLETS =
            List.of("sh", "cat", "date", "dd", "echo", "env", "false", "head", "seq", "sleep", "tail", "true", "wc");

    private final DockerEngine engine;
    private final Consumer<String> progress;

    /**
     * For one engine.
     *
     * @param progress takes a line for what may last some seconds
     */
    public SampleImage(DockerEngine engine, Consumer<String> progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * The reference of an image that is on the engine now. Blocks up to a minute and a half.
     *
     * @throws IOException with a message that says what to do when there is no way to get one
     */
    public String reference() throws IOException {
        String own = OWN_REPOSITORY + ":" + OWN_TAG;
        String published = REPOSITORY + ":" + TAG;
        if (engine.hasImage(published)) {
            return published;
        }
        if (engine.hasImage(own)) {
            return own;
        }
        progress.accept("Pulling the image " + published + " for the samples");
        if (engine.pull(REPOSITORY, TAG, PULL_LIMIT)) {
            return published;
        }
        Path busybox = staticBusybox()
                .orElseThrow(() -> new IOException("the image " + published + " cannot be pulled and there is no static"
                        + " busybox to make one from: give the engine a registry, or install one (Debian: apt install"
                        + " busybox-static)"));
        progress.accept("It cannot be pulled; making the image " + own + " from " + busybox);
        engine.importImage(layer(Files.readAllBytes(busybox)), OWN_REPOSITORY, OWN_TAG);
        return own;
    }

    private static byte[] layer(byte[] busybox) {
        Tar tar = new Tar();
        tar.directory("bin", 0755);
        tar.file("bin/busybox", busybox, 0755);
        APPLETS.forEach(applet -> tar.symbolicLink("bin/" + applet, "busybox"));
        tar.directory("tmp", 01777);
        return tar.finish();
    }

    private static Optional<Path> staticBusybox() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .filter(SampleImage::isStatic)
                .findFirst();
    }

    /** Whether an ELF program asks for no dynamic loader. */
    static boolean isStatic(Path program) {
        try {
            ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(program));
            if (elf.remaining() < 64 || elf.getInt(0) != 0x7f454c46) {
                return false;
            }
            elf.order(elf.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            boolean wide = elf.get(4) == 2;
            long headers = wide ? elf.getLong(32) : elf.getInt(28);
            int size = elf.getShort(wide ? 54 : 42);
            int count = elf.getShort(wide ? 56 : 44);
            int interpreter = 3;
            for (int index = 0; index < count; index++) {
                if (elf.getInt(Math.toIntExact(headers + (long) index * size)) == interpreter) {
                    return false;
                }
            }
            return true;
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
            // Not a program that can be used, which is all that is asked.
            return false;
        }
    }
}
