package dev.teppan.bench;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** What the build left beside the jar that runs. */
final class BenchFiles {

    private BenchFiles() {}

    /** The folder with the plugin jar of the executor that runs nothing. */
    static Path plugins() {
        return jar().resolveSibling("plugins");
    }

    /** The class path of a bench process. */
    static String classPath() {
        return jar() + File.pathSeparator + jar().resolveSibling("lib").resolve("*");
    }

    private static Path jar() {
        try {
            return Path.of(BenchFiles.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar's address is none", e);
        }
    }
}
