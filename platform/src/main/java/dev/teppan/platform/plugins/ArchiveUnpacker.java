package dev.teppan.platform.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks plugin zips into a directory of the host's own, as the place where they lie may be read-only. */
final class ArchiveUnpacker {

    private final Path directory;

    /**
     * @param directory emptied first: what lies there is of the last start
     */
    ArchiveUnpacker(Path directory) throws IOException {
        this.directory = directory;
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /**
     * Unpacks one zip.
     *
     * @throws IOException when it is damaged, incomplete, or has an entry that would lie outside
     */
    Path unpack(Path archive) throws IOException {
        Path target = Files.createTempDirectory(directory, archive.getFileName().toString() + "-");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                extract(zip, entries.nextElement(), target);
            }
        }
        return target;
    }

    /** Reads an archive to its end, which finds a damaged or half-copied one. */
    static void verify(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                try (InputStream content = zip.getInputStream(entries.nextElement())) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new ZipException("entry " + entry.getName() + " would lie outside");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}
