package dev.teppan.plugin.docker;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One Docker engine. */
public record DockerHostSettings(
        @Setting("A name for people; shown as the node's label 'host'.") @NotBlank
        String name,

        @Setting(
                value = "Where the engine listens: unix:///var/run/docker.sock or tcp://host:2376.",
                defaultValue = "unix:///var/run/docker.sock")
        @NotNull
        URI url,

        @Setting("What jobs may use of the cpu, in millicores; when absent, what the engine has less the reserve.")
        Optional<@Min(1) Long> cpu,

        @Setting("What jobs may use of the memory, in MiB; when absent, what the engine has less the reserve.")
        Optional<@Min(1) Long> memory,

        @Setting(value = "Millicores kept for everything else on that machine.", defaultValue = "0") @Min(0)
        long reserveCpu,

        @Setting(value = "MiB kept for everything else on that machine.", defaultValue = "512") @Min(0)
        long reserveMemory,

        @Setting("Labels that a job's selector can ask for.")
        Map<String, String> labels,

        @Setting("A folder with ca.pem, and cert.pem and key.pem where the engine asks for them, for one behind TLS.")
        Optional<Path> tlsCertPath) {

    public DockerHostSettings {
        labels = Map.copyOf(labels);
    }

    /** Whether it is reached by a socket of this machine. */
    boolean isLocal() {
        return "unix".equals(url.getScheme());
    }

    /** The engine of this machine. */
    static DockerHostSettings local() {
        return new DockerHostSettings(
                "local",
                URI.create("unix:///var/run/docker.sock"),
                Optional.empty(),
                Optional.empty(),
                0,
                512,
                Map.of(),
                Optional.empty());
    }
}
