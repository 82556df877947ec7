package dev.teppan.platform.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command has of the world around it.
 *
 * @param out where results go
 * @param err where complaints go
 * @param environment the process's variables
 * @param home the folder of the unpacked archive; the current one where it is not known
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, Path home) {
    Terminal {
        environment = Map.copyOf(environment);
    }

    /** The process's own. */
    static Terminal ofProcess() {
        return new Terminal(System.out, System.err, System.getenv(), Path.of(System.getProperty("teppan.home", "")));
    }

    /** Where plugins of the archive lie. */
    Path plugins() {
        return home.resolve("plugins");
    }
}
