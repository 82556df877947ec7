package dev.teppan.plugin.docker;

import dev.teppan.spi.Setting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of one {@code local-docker} instance. */
public record DockerSettings(
        @Setting("The engines, each a node of the pool; none means the one of this machine.")
        List<@Valid DockerHostSettings> hosts,

        @Setting(value = "The name of the pool that the engines form.", defaultValue = "docker") @NotBlank
        String pool,

        @Setting(
                value = "Marks the containers of this installation; two that share an engine must differ in it.",
                defaultValue = "teppan")
        @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")
        String installation,

        @Setting(value = "What container names begin with.", defaultValue = "teppan-")
        @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")
        String containerPrefix,

        @Setting(value = "When images are pulled: always, missing or never.", defaultValue = "missing") @NotNull
        PullPolicy pullPolicy,

        @Setting("The folder of Docker's config.json with the registries' credentials; ~/.docker when absent.")
        Optional<Path> dockerConfig,

        @Setting(value = "How long pulling an image may take.", defaultValue = "10m") @NotNull
        Duration pullTimeout,

        @Setting(value = "How long an engine may take to answer.", defaultValue = "60s") @NotNull
        Duration callTimeout,

        @Setting(
                value = "Keeps a job to the cpu it asked for even while cores are idle; it starts more slowly then.",
                defaultValue = "false")
        boolean hardCpuLimit,

        @Setting(
                value = "How large a container's log file grows before a new one is begun: 50m, 1g.",
                defaultValue = "50m")
        @Pattern(regexp = "[1-9][0-9]{0,8}[kmg]")
        String logMaxSize,

        @Setting(value = "How many log files of a container are kept.", defaultValue = "3") @Min(1) @Max(100)
        int logMaxFiles) {

    public DockerSettings {
        hosts = hosts.isEmpty() ? List.of(DockerHostSettings.local()) : List.copyOf(hosts);
    }
}
