package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.Program.Step;
import java.util.ArrayList;
import java.util.List;

/** Turns a {@link Program} into a command for a POSIX shell; needs {@code sh, head, tr, dd, sleep}. */
public final class ShellProgram {

    private ShellProgram() {}

    /** The full command: {@code sh -c SCRIPT program ARGUMENTS}. */
    public static List<String> command(Program program) {
        StringBuilder script = new StringBuilder();
        program.steps().stream().map(ShellProgram::trap).forEach(script::append);
        program.steps().forEach(step -> script.append(line(step)).append('\n'));
        script.append("exit ").append(program.exitCode());
        List<String> command = new ArrayList<>(List.of("sh", "-c", script.toString(), "program"));
        command.addAll(program.arguments());
        return command;
    }

    /** Stands first in the script, so that whoever sees output knows that it is set. */
    private static String trap(Step step) {
        if (!(step instanceof Step.AwaitStop wait)) {
            return "";
        }
        return wait.ignoringTerm() ? "trap '' TERM\n" : "trap 'kill $!; exit 143' TERM\n";
    }

    private static String line(Step step) {
        return switch (step) {
            case Step.Print print -> "printf '" + octal(print.bytes()) + "'" + redirect(print.stream());
            case Step.Lines lines ->
                "i=0; while [ $i -lt " + lines.count() + " ]; do echo \"" + lines.prefix() + "$i\"; i=$((i+1)); done"
                        + redirect(lines.stream());
            case Step.Fill fill ->
                "{ head -c " + fill.length() + " /dev/zero | tr '\\0' x; echo; }" + redirect(fill.stream());
            case Step.ShowEnvironment show -> {
                StringBuilder lines = new StringBuilder();
                show.names()
                        .forEach(name -> lines.append("printf '%s=[%s]\\n' ")
                                .append(name)
                                .append(" \"$")
                                .append(name)
                                .append("\";"));
                yield lines.toString();
            }
            case Step.ShowArguments show -> "for a in \"$@\"; do printf '[%s]\\n' \"$a\"; done";
            case Step.Pause pause -> "sleep " + pause.time().toMillis() / 1000.0;
            case Step.AwaitStop wait -> wait.ignoringTerm() ? "while :; do sleep 1; done" : "sleep 100000 & wait $!";
            case Step.Exhaust exhaust -> "exec dd if=/dev/zero of=/dev/null bs=" + exhaust.mebibytes() + "M count=1";
        };
    }

    private static String octal(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            text.append('\\').append(String.format("%03o", value & 0xff));
        }
        return text.toString();
    }

    private static String redirect(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> "";
            case STDERR -> " >&2";
        };
    }
}
