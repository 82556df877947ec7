package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.executor.OutputStreamName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a workload of the contract suite does. A fixture turns it into a launch: an executor that can run a shell uses
 * {@link ShellProgram}, the fake one interprets it.
 *
 * @param steps done one after the other
 * @param exitCode the code after the last step
 * @param arguments what the program is given on its command line
 * @param environment what the launch must carry in its environment
 */
public record Program(List<Step> steps, int exitCode, List<String> arguments, Map<String, String> environment) {

    /** One thing that a program does. */
    public sealed interface Step {

        /** Writes these bytes. */
        record Print(OutputStreamName stream, byte[] bytes) implements Step {}

        /** Writes {@code count} lines, {@code prefix} and the number from 0 on. */
        record Lines(OutputStreamName stream, String prefix, int count) implements Step {}

        /** Writes one line of {@code length} letters x. */
        record Fill(OutputStreamName stream, int length) implements Step {}

        /** Writes {@code NAME=[value]} to standard output, a line for each variable. */
        record ShowEnvironment(List<String> names) implements Step {}

        /** Writes {@code [argument]} to standard output, a line for each argument. */
        record ShowArguments() implements Step {}

        /** Does nothing for a while. */
        record Pause(Duration time) implements Step {}

        /** Runs until it is stopped: on SIGTERM with code 143, or only by SIGKILL when it ignores that. */
        record AwaitStop(boolean ignoringTerm) implements Step {}

        /** Uses that much memory at once. */
        record Exhaust(int mebibytes) implements Step {}
    }

    public Program {
        steps = List.copyOf(steps);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Does nothing and ends with this code. */
    public static Program exits(int code) {
        return new Program(List.of(), code, List.of(), Map.of());
    }

    /** Runs until it is stopped and obeys SIGTERM. */
    public static Program runsUntilStopped() {
        return exits(0).then(new Step.AwaitStop(false));
    }

    /** Runs for a while, then ends with this code. */
    public static Program runsFor(Duration time, int code) {
        return exits(code).then(new Step.Pause(time));
    }

    /** Writes one text to standard output and ends well. */
    public static Program prints(String text) {
        return exits(0).then(new Step.Print(OutputStreamName.STDOUT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** This program with one more step at the end. */
    public Program then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Program(more, exitCode, arguments, environment);
    }

    /** This program with these arguments. */
    public Program with(List<String> newArguments) {
        return new Program(steps, exitCode, newArguments, environment);
    }

    /** This program with this environment. */
    public Program with(Map<String, String> newEnvironment) {
        return new Program(steps, exitCode, arguments, newEnvironment);
    }
}
