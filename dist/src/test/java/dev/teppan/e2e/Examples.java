package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example plugins, as their own projects packed them. */
final class Examples {
    private Examples() {}

    /** A plugin folder with all of them. Tests must not write into it. */
    static Path plugins() {
        return Packed.FOLDER;
    }

    private static final class Packed {
        static final Path FOLDER =
                collect(Path.of(System.getProperty("teppan.examples")).normalize());

        private static Path collect(Path examples) {
            Path folder = Path.of(System.getProperty("teppan.archive")).resolveSibling("example-plugins");
            try {
                if (Files.exists(folder)) {
                    Folders.delete(folder);
                }
                Files.createDirectory(folder);
                for (String name : List.of("example-executor", "example-notifier", "example-queue-source")) {
                    String jar = name + "-" + System.getProperty("teppan.examples.version") + ".jar";
                    Files.copy(examples.resolve(name).resolve("target").resolve(jar), folder.resolve(jar));
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot take the examples from " + examples, e);
            }
        }
    }
}
