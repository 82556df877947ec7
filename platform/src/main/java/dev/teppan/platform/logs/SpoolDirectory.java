package dev.teppan.platform.logs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All spools of this host, one directory for each attempt. Safe for use by several threads; each attempt has one {@link
 * Spool} object at a time. The lock is held while a spool's files are opened or taken away, so that none is opened twice, or
 * made anew while it is deleted.
 */
public final class SpoolDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolDirectory.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABOUT = "about.json";
    private static final String GONE = ".gone";

    private final SpoolSettings settings;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AttemptId, Spool> open = new ConcurrentHashMap<>();

    /**
     * Makes the directory where it is missing.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public SpoolDirectory(SpoolSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            Files.createDirectories(settings.directory());
            clearGone();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool cannot be made: " + settings.directory(), e);
        }
    }

    /**
     * The spool of an attempt, made or taken up again. Blocks.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public Spool open(OutputOwner owner) {
        Spool present = open.get(owner.attempt());
        if (present != null) {
            return present;
        }
        lock.lock();
        try {
            present = open.get(owner.attempt());
            return present != null ? present : take(owner);
        } finally {
            lock.unlock();
        }
    }

    /** The spool of an attempt, if this host has one. Blocks. */
    public Optional<Spool> find(AttemptId attempt) {
        Spool present = open.get(attempt);
        if (present != null) {
            return Optional.of(present);
        }
        // Most attempts that begin have none; an exception for each would be a tenth of what dispatch costs.
        if (!Files.isDirectory(directory(attempt))) {
            return Optional.empty();
        }
        lock.lock();
        try {
            present = open.get(attempt);
            return present != null
                    ? Optional.of(present)
                    : owner(directory(attempt)).map(this::take);
        } finally {
            lock.unlock();
        }
    }

    private Spool take(OutputOwner owner) {
        Path directory = directory(owner.attempt());
        try {
            Files.createDirectories(directory);
            if (!Files.exists(directory.resolve(ABOUT))) {
                write(owner, directory);
            }
            Spool spool = Spool.open(owner, directory, settings.maxBytes(), clock);
            open.put(owner.attempt(), spool);
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be spooled: " + directory, e);
        }
    }

    /** Whose output waits here, of attempts that run and of ended ones. Blocks. */
    public List<OutputOwner> owners() {
        List<OutputOwner> owners = new ArrayList<>();
        try (Stream<Path> directories = Files.list(settings.directory())) {
            directories
                    .filter(Files::isDirectory)
                    .forEach(directory -> owner(directory).ifPresent(owners::add));
        } catch (IOException e) {
            throw new UncheckedIOException("the spool cannot be read: " + settings.directory(), e);
        }
        return owners;
    }

    /** Deletes the spool of an attempt, with what is in it. Blocks. */
    public void delete(AttemptId attempt) {
        Path gone = settings.directory().resolve(attempt.value() + GONE);
        lock.lock();
        try {
            Spool present = open.remove(attempt);
            if (present != null) {
                present.close();
            }
            Files.move(directory(attempt), gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            LOG.atDebug().addKeyValue("attempt", attempt).log("Spool is gone already");
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be deleted: " + gone, e);
        } finally {
            lock.unlock();
        }
        clear(gone);
    }

    /** Warns when the whole spool is larger than it should be. Blocks. */
    public void checkSize() {
        long bytes = open.values().stream()
                .mapToLong(spool -> spool.extent().bytes() + spool.extent().journal())
                .sum();
        if (bytes > settings.warnBytes()) {
            LOG.atWarn()
                    .addKeyValue("bytes", bytes)
                    .addKeyValue("limit", settings.warnBytes())
                    .log("The spool of output is larger than it should be; is the log store working?");
        }
    }

    /** Closes all files. What is spooled stays. */
    @Override
    public void close() {
        open.values().forEach(Spool::close);
        open.clear();
    }

    private Path directory(AttemptId attempt) {
        return settings.directory().resolve(attempt.value());
    }

    /** Deletes what a kill left half deleted. */
    private void clearGone() throws IOException {
        List<Path> gone;
        try (Stream<Path> directories = Files.list(settings.directory())) {
            gone = directories
                    .filter(directory -> directory.toFile().getName().endsWith(GONE))
                    .toList();
        }
        gone.forEach(SpoolDirectory::clear);
    }

    private static void clear(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (NoSuchFileException e) {
            LOG.atDebug().addKeyValue("directory", directory).log("Spool is gone already");
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be deleted: " + directory, e);
        }
    }

    private static void write(OutputOwner owner, Path directory) throws IOException {
        ObjectNode about = JSON.createObjectNode()
                .put("execution", owner.execution().value())
                .put("attempt", owner.attempt().value())
                .put("application", owner.application())
                .put("job", owner.job());
        Path draft = directory.resolve(ABOUT + ".new");
        Files.write(draft, JSON.writeValueAsBytes(about));
        Files.move(draft, directory.resolve(ABOUT), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<OutputOwner> owner(Path directory) {
        try {
            var about = JSON.readTree(Files.readAllBytes(directory.resolve(ABOUT)));
            return Optional.of(new OutputOwner(
                    new ExecutionId(about.path("execution").asText()),
                    new AttemptId(about.path("attempt").asText()),
                    about.path("application").asText(),
                    about.path("job").asText()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("directory", directory)
                    .setCause(e)
                    .log("A spool cannot be read and is left alone");
            return Optional.empty();
        }
    }
}
