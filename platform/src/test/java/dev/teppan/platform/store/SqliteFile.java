package dev.teppan.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A fresh SQLite file in a folder of its own. */
record SqliteFile(Path folder) implements TestDatabase {

    static SqliteFile create() {
        try {
            return new SqliteFile(Files.createTempDirectory("teppan-store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return folder.resolve("teppan.db");
    }

    @Override
    public DatabaseSettings settings() {
        return new DatabaseSettings(
                "jdbc:sqlite:" + file(), Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(10));
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
