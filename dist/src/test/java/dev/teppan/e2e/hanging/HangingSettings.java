package dev.teppan.e2e.hanging;

import dev.teppan.spi.Setting;
import java.nio.file.Path;

/** The settings of whatever is of type {@code hanging}. */
public record HangingSettings(
        @Setting("A file that names the calls that hang, like Run.stop; they go on once the file says otherwise.")
        Path file) {

    /** A file or folder beside that file. */
    Path beside(String name) {
        return file.resolveSibling(name);
    }
}
