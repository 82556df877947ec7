package dev.teppan.platform.app.config;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the configuration file says about Teppan itself; plugins and HTTP have sections of their own. */
public record TeppanSettings(
        @Setting(
                value =
                        "What the installation is for. In `development` mode jobs may run as plain processes; there is no"
                                + " sign-in in it, so it is meant for one person's machine.",
                defaultValue = "server")
        Mode mode,

        @Setting(
                value =
                        "Where Teppan keeps its own files: the embedded database, output, unpacked plugins. Created when"
                                + " missing.",
                defaultValue = "teppan-data")
        Path dataDirectory,

        @Setting(
                value = "The installation's name, shown in the console, so that two are not mixed up.",
                defaultValue = "teppan")
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
                message = "must be 1 to 63 letters, digits, dots, dashes and underscores")
        String environmentName,

        @Setting(
                "The address under which people reach the console. Links in notifications begin with it; without it they are"
                        + " left out.")
        Optional<URI> publicUrl,

        @Setting(
                "The address under which containers reach this host, for messages too large for their environment. Without"
                        + " it such a message fails its execution.")
        Optional<URI> messageUrl,

        @Setting(value = "Where executions and definitions are kept.", defaultValue = "{}")
        DatabaseSection database,

        @Setting(value = "Where plugins are found.", defaultValue = "{}")
        PluginsSection plugins,

        @Setting(value = "Which secrets jobs may refer to.", defaultValue = "{}")
        SecretsSection secrets,

        @Setting(value = "Bounds on what goes in and out.", defaultValue = "{}")
        LimitsSection limits,

        @Setting(value = "How the hosts of an installation share the work.", defaultValue = "{}")
        DispatchSection dispatch,

        @Setting(value = "How the hosts of an installation know each other.", defaultValue = "{}")
        ClusterSection cluster) {}
