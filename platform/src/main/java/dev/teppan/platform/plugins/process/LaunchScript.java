package dev.teppan.platform.plugins.process;

import dev.teppan.spi.executor.Launch;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The shell script that starts a workload and outlives the server. It travels through the shell's standard input: there
 * its bytes are UTF-8 whatever the locale, and secrets in the environment never touch the disk. As everything is in one
 * function, a script that was cut short by a crash does nothing.
 */
final class LaunchScript {

    private static final String NO_SESSION = "";

    private LaunchScript() {}

    static String of(Launch launch, Path directory) {
        String environment = launch.environment().entrySet().stream()
                .map(variable -> " " + quoted(variable.getKey() + "=" + variable.getValue()))
                .collect(Collectors.joining());
        String command = launch.command().stream().map(LaunchScript::quoted).collect(Collectors.joining(" "));
        // A session of its own, so that neither the server's Ctrl-C reaches the workload nor its own kill the wrapper.
        String session = find("setsid", path())
                .map(file -> " " + quoted(file.toString()))
                .orElse(NO_SESSION);
        return """
                main() {
                    mkdir %1$s/begun || exit 1
                    trap : TERM INT HUP
                    ( cd %1$s/work && exec env%2$s%3$s %4$s ) >%1$s/stdout 2>%1$s/stderr </dev/null &
                    child=$!
                    echo "$$ $child" >%1$s/pid.new && mv %1$s/pid.new %1$s/pid
                    echo ready
                    exec >/dev/null 2>&1
                    while :; do
                        wait "$child"
                        code=$?
                        kill -0 "$child" || break
                    done
                    echo "$code" >%1$s/exit.new && mv %1$s/exit.new %1$s/exit
                }
                main
                """.formatted(quoted(directory.toString()), environment, session, command);
    }

    /** Finds a program as the shell would; empty when there is none. */
    static Optional<Path> find(String program, List<String> path) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        return path.stream()
                .map(directory -> Path.of(directory).resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Where the server finds programs, and its jobs unless they say otherwise. */
    static List<String> path() {
        return split(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    static List<String> split(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
