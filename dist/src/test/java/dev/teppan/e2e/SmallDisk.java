package dev.teppan.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own, small enough to be filled. */
final class SmallDisk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int BLOCK = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one over an empty folder; skips the test where this user may not. */
    static SmallDisk mount(Path folder, int mebibytes) {
        Program mount = Program.run(
                LIMIT, List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()));
        Assumptions.assumeTrue(
                mount.exitCode() == 0, () -> "a disk that can be filled must be mounted: " + mount.output());
        return new SmallDisk(folder);
    }

    /** Leaves no room at all. Repeatable, as others may have deleted something since. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what {@link #fill} did. */
    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Unmounts it, whoever still uses it. */
    @Override
    public void close() {
        Program.run(LIMIT, List.of("umount", "--lazy", folder.toString())).expectSuccess();
    }
}
