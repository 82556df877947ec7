package dev.teppan.platform.plugins.process;

import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The files of one workload. {@code launch}: what was asked; {@code begun}: made by whoever is first, the script that
 * starts it or the search that finds it not started; {@code pid}: of the script and of the workload; {@code stdout},
 * {@code stderr}; {@code stop}: a stop was asked for; {@code exit}: its code.
 */
record RunDirectory(LaunchToken token, Path path) {

    // Between the start of the script and its writing of the file lie milliseconds; a later process of that number is
    // another.
    private static final Duration SAME_START = Duration.ofSeconds(10);
    private static final String LOST = "lost";

    /** The processes of a workload: the script, and what it watches. */
    record Pids(long script, long workload) {}

    void create(Launch launch) throws IOException {
        Files.createDirectories(path.resolve("work"));
        Properties properties = new Properties();
        properties.setProperty("node", launch.node());
        launch.resources().amounts().forEach((name, amount) -> properties.setProperty("resource." + name, "" + amount));
        launch.labels().forEach((name, value) -> properties.setProperty("label." + name, value));
        try (Writer file = Files.newBufferedWriter(path.resolve("launch.new"))) {
            properties.store(file, null);
        }
        Files.move(path.resolve("launch.new"), path.resolve("launch"), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean exists() {
        return Files.exists(path.resolve("launch"));
    }

    String node() {
        return launch().getProperty("node", "");
    }

    Resources resources() {
        return prefixed("resource.").entrySet().stream()
                .reduce(
                        Resources.NONE,
                        (sum, amount) -> sum.with(amount.getKey(), Long.parseLong(amount.getValue())),
                        Resources::plus);
    }

    Map<String, String> labels() {
        return prefixed("label.");
    }

    /** Takes the right to begin; false when somebody has it already. */
    boolean claim() {
        try {
            Files.createDirectory(path.resolve("begun"));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Optional<Instant> startedAt() {
        return modified("pid");
    }

    Optional<Pids> pids() {
        return text("pid")
                .map(text -> text.split(" ", -1))
                .map(pids -> new Pids(Long.parseLong(pids[0]), Long.parseLong(pids[1])));
    }

    /** The process that ends last: the script while it lives, else what it watched; empty when both are gone. */
    Optional<ProcessHandle> alive() {
        return pids().flatMap(pids -> alive(pids.script()).or(() -> alive(pids.workload())));
    }

    boolean ended() {
        return Files.exists(path.resolve("exit"));
    }

    /** How it ended; to be asked once nothing of it is alive or {@link #ended()}. Notes it when nobody can tell. */
    ExitReport report() {
        try {
            if (!ended()) {
                Path note = Files.writeString(path.resolve("exit.new"), LOST);
                Files.move(note, path.resolve("exit"), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw failure(e);
        }
        Instant endedAt = modified("exit").orElseThrow();
        String code = text("exit").orElse(LOST);
        if (code.equals(LOST)) {
            return new ExitReport.Lost("the process vanished together with what watched it", endedAt);
        }
        boolean stopped =
                modified("stop").filter(asked -> !asked.isAfter(endedAt)).isPresent();
        int number = Integer.parseInt(code);
        return stopped
                ? new ExitReport.Stopped(number, startedAt(), endedAt)
                : new ExitReport.Exited(number, startedAt(), endedAt);
    }

    void noteStop() {
        try {
            Files.createFile(path.resolve("stop"));
        } catch (FileAlreadyExistsException e) {
            // The first request counts.
            return;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Path output(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> path.resolve("stdout");
            case STDERR -> path.resolve("stderr");
        };
    }

    private Optional<ProcessHandle> alive(long pid) {
        Optional<Instant> noted = startedAt();
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> noted.isPresent()
                        && process.info()
                                .startInstant()
                                .filter(start -> Duration.between(start, noted.get())
                                                .abs()
                                                .compareTo(SAME_START)
                                        < 0)
                                .isPresent());
    }

    private Map<String, String> prefixed(String prefix) {
        return launch().entrySet().stream()
                .filter(entry -> entry.getKey().toString().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString().substring(prefix.length()),
                        entry -> entry.getValue().toString()));
    }

    private Properties launch() {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(path.resolve("launch"))) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Optional<String> text(String file) {
        try {
            return Files.exists(path.resolve(file))
                    ? Optional.of(Files.readString(path.resolve(file)).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Optional<Instant> modified(String file) {
        try {
            return Files.exists(path.resolve(file))
                    ? Optional.of(Files.getLastModifiedTime(path.resolve(file)).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private RetryableException failure(IOException cause) {
        return new RetryableException("cannot read or write " + path + ": " + cause, cause);
    }
}
