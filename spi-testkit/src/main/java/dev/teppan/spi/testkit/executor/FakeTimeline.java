package dev.teppan.spi.testkit.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.Program.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a program does when, counted from its start.
 *
 * @param end when it ends by itself
 * @param deafFrom from when on it ignores SIGTERM
 */
record FakeTimeline(
        List<Output> outputs, Optional<Duration> end, int exitCode, boolean outOfMemory, Optional<Duration> deafFrom) {

    /** As engines do, a long line is handed out in pieces. */
    private static final int PIECE = 16 * 1024;

    record Output(Duration at, OutputStreamName stream, byte[] bytes) {}

    static FakeTimeline of(Program program, Launch launch) {
        List<Output> outputs = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (Step step : program.steps()) {
            switch (step) {
                case Step.Print print -> add(outputs, at, print.stream(), print.bytes());
                case Step.Lines lines -> {
                    for (int line = 0; line < lines.count(); line++) {
                        add(outputs, at, lines.stream(), (lines.prefix() + line + "\n").getBytes(UTF_8));
                    }
                }
                case Step.Fill fill ->
                    add(outputs, at, fill.stream(), ("x".repeat(fill.length()) + "\n").getBytes(UTF_8));
                case Step.ShowEnvironment show -> {
                    for (String name : show.names()) {
                        String value = launch.environment().getOrDefault(name, "");
                        add(outputs, at, OutputStreamName.STDOUT, (name + "=[" + value + "]\n").getBytes(UTF_8));
                    }
                }
                case Step.ShowArguments show -> {
                    for (String argument : program.arguments()) {
                        add(outputs, at, OutputStreamName.STDOUT, ("[" + argument + "]\n").getBytes(UTF_8));
                    }
                }
                case Step.Pause pause -> at = at.plus(pause.time());
                case Step.AwaitStop wait -> {
                    Optional<Duration> deafFrom = wait.ignoringTerm() ? Optional.of(at) : Optional.empty();
                    return new FakeTimeline(outputs, Optional.empty(), program.exitCode(), false, deafFrom);
                }
                case Step.Exhaust exhaust -> {
                    long limit = launch.resources().memory();
                    if (exhaust.mebibytes() == Integer.MAX_VALUE || (limit > 0 && exhaust.mebibytes() > limit)) {
                        return new FakeTimeline(outputs, Optional.of(at), 137, true, Optional.empty());
                    }
                }
            }
        }
        return new FakeTimeline(outputs, Optional.of(at), program.exitCode(), false, Optional.empty());
    }

    private static void add(List<Output> outputs, Duration at, OutputStreamName stream, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
            outputs.add(new Output(at, stream, piece));
        }
    }
}
