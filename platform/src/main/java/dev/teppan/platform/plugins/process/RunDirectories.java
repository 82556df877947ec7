package dev.teppan.platform.plugins.process;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.LaunchToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All workloads of an executor, a directory each; and for an hour after a discard a file that keeps the token taken. */
final class RunDirectories {

    private static final Duration TAKEN_FOR = Duration.ofHours(1);
    private static final String DISCARDED = ".discarded";

    private final Path root;
    private final InstantSource clock;

    RunDirectories(Path root, InstantSource clock) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    RunDirectory of(LaunchToken token) {
        return new RunDirectory(token, root.resolve(token.value()));
    }

    boolean discarded(LaunchToken token) {
        return Files.exists(tombstone(token));
    }

    List<RunDirectory> all() {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(DISCARDED))
                    .map(name -> of(new LaunchToken(name)))
                    .filter(RunDirectory::exists)
                    .toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void discard(LaunchToken token) {
        RunDirectory run = of(token);
        try {
            if (Files.exists(run.path())) {
                Files.writeString(tombstone(token), clock.instant().toString());
                delete(run.path());
            }
            forget();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void forget() throws IOException {
        Instant limit = clock.instant().minus(TAKEN_FOR);
        try (Stream<Path> files = Files.list(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(DISCARDED)).toList()) {
                String noted = Files.readString(file);
                if (!noted.isEmpty() && Instant.parse(noted).isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Another call forgot it first.
            return;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path tombstone(LaunchToken token) {
        return root.resolve(token.value() + DISCARDED);
    }

    private RetryableException failure(IOException cause) {
        return new RetryableException("cannot read or write " + root + ": " + cause, cause);
    }
}
