package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder in which each run of a job writes a file of its own, so that it tells what ran whatever Teppan believes. Times are
 * seconds of the machine's uptime, the same for all containers and not moved by its clock.
 */
record RunLedger(Path folder) {

    /** How many lines each run prints. */
    static final int LINES = 20;

    /**
     * What one run wrote.
     *
     * @param end absent when the run did not come to its end
     */
    record Run(String execution, String attempt, double begin, OptionalDouble end) {

        boolean overlaps(Run other) {
            return begin < other.end.orElse(Double.MAX_VALUE) && other.begin < end.orElse(Double.MAX_VALUE);
        }
    }

    /** The shell script of a job that keeps the ledger: it fails as often as its message says, then succeeds. */
    static String script(String mountedAt) {
        return """
                f=%s/$TEPPAN_MESSAGE_ID~$TEPPAN_ATTEMPT_ID~$(cat /proc/sys/kernel/random/uuid)
                read up rest </proc/uptime; echo "begin $up" >$f
                i=1; while [ $i -le %d ]; do echo line $i; i=$((i+1)); done
                sleep 0.2
                read up rest </proc/uptime; echo "end $up" >>$f
                [ "$TEPPAN_RETRY_COUNT" -ge "$TEPPAN_MESSAGE" ]
                """.formatted(mountedAt, LINES);
    }

    /** What each run prints. */
    static String output() {
        return Stream.iterate(1, i -> i <= LINES, i -> i + 1)
                .map(i -> "line " + i + "\n")
                .collect(Collectors.joining());
    }

    /** All runs so far, by execution. */
    Map<String, List<Run>> runs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(RunLedger::read).collect(Collectors.groupingBy(Run::execution));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some run has not come to its end yet. */
    boolean isOpen() {
        return runs().values().stream()
                .flatMap(List::stream)
                .anyMatch(run -> run.end().isEmpty());
    }

    private static Run read(Path file) {
        String[] name = file.getFileName().toString().split("~", 3);
        try {
            List<String> lines = Files.readAllLines(file);
            return new Run(
                    name[0],
                    name[1],
                    lines.isEmpty() ? 0 : seconds(lines.getFirst()),
                    lines.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(seconds(lines.get(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(String line) {
        return Double.parseDouble(line.substring(line.indexOf(' ') + 1));
    }
}
