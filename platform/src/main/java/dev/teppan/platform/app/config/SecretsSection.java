package dev.teppan.platform.app.config;

import dev.teppan.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which secrets jobs may refer to. */
public record SecretsSection(
        @Setting(
                "Names of variables in Teppan's own environment that jobs may refer to; one that ends in `*` allows all that"
                        + " begin so. Without any, none may be.")
        List<String> allowedEnvironment,

        @Setting("The directory whose files jobs may refer to. Without it, none may be.")
        Optional<Path> fileDirectory) {}
