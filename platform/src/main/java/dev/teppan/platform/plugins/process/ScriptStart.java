package dev.teppan.platform.plugins.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Hands a script to a shell. */
final class ScriptStart {

    // Nothing else of the server's environment, which may hold its secrets.
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR", "TZ", "USER");

    private ScriptStart() {}

    /**
     * Returns once the script says that it is ready, or has ended without doing so.
     *
     * @throws IOException when no process can be made
     */
    static void run(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-s").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        Process shell = builder.start();
        try (BufferedReader ready = shell.inputReader(StandardCharsets.UTF_8)) {
            try (OutputStream input = shell.getOutputStream()) {
                input.write(script.getBytes(StandardCharsets.UTF_8));
            }
            ready.readLine();
        }
    }

    /** Sends a signal to a workload's processes. Those that are gone are no error. */
    static void signal(String name, long pid) throws IOException {
        run("kill -" + name + " -- -" + pid + " || kill -" + name + " " + pid + "\n");
    }
}
