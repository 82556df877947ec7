package dev.teppan.e2e.hanging;

import dev.teppan.spi.Setting;
import java.nio.file.Path;

/** The settings of an executor of type {@code hanging}. */
public record HangingSettings(
        @Setting(
                "A file that names the call that hangs, like Run.stop; that call goes on once the file says otherwise.")
        Path file) {}
