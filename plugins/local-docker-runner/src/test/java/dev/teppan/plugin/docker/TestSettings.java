package dev.teppan.plugin.docker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with short waits. */
final class TestSettings {

    private TestSettings() {}

    static DockerSettings at(URI url, String installation, Duration callTimeout, PullPolicy pullPolicy) {
        DockerHostSettings host = new DockerHostSettings(
                "test", url, Optional.empty(), Optional.empty(), 0, 512, Map.of("zone", "a"), Optional.empty());
        return new DockerSettings(
                List.of(host),
                "docker",
                installation,
                installation + "-",
                pullPolicy,
                Optional.empty(),
                Duration.ofSeconds(20),
                callTimeout,
                false,
                "20m",
                3);
    }

    static DockerSettings withHosts(DockerSettings other, List<DockerHostSettings> hosts) {
        return new DockerSettings(
                hosts,
                other.pool(),
                other.installation(),
                other.containerPrefix(),
                other.pullPolicy(),
                other.dockerConfig(),
                other.pullTimeout(),
                other.callTimeout(),
                other.hardCpuLimit(),
                other.logMaxSize(),
                other.logMaxFiles());
    }

    static DockerSettings withLogs(DockerSettings other, String maxSize, int maxFiles) {
        return new DockerSettings(
                other.hosts(),
                other.pool(),
                other.installation(),
                other.containerPrefix(),
                other.pullPolicy(),
                other.dockerConfig(),
                other.pullTimeout(),
                other.callTimeout(),
                other.hardCpuLimit(),
                maxSize,
                maxFiles);
    }

    static DockerSettings hardCpuLimit(DockerSettings soft) {
        return new DockerSettings(
                soft.hosts(),
                soft.pool(),
                soft.installation(),
                soft.containerPrefix(),
                soft.pullPolicy(),
                soft.dockerConfig(),
                soft.pullTimeout(),
                soft.callTimeout(),
                true,
                soft.logMaxSize(),
                soft.logMaxFiles());
    }
}
