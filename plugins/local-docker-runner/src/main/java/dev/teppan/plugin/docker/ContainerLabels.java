package dev.teppan.plugin.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The labels by which containers are known again after a restart. */
final class ContainerLabels {

    private static final String OURS = "dev.teppan.docker.";
    static final String INSTALLATION = OURS + "installation";
    static final String TOKEN = OURS + "token";
    private static final String CPU = OURS + "cpu";
    private static final String MEMORY = OURS + "memory";

    private ContainerLabels() {}

    static Map<String, String> of(Launch launch, String installation) {
        Map<String, String> labels = new HashMap<>(launch.labels());
        labels.put(INSTALLATION, installation);
        labels.put(TOKEN, launch.token().value());
        labels.put(CPU, Long.toString(launch.resources().cpu()));
        labels.put(MEMORY, Long.toString(launch.resources().memory()));
        return labels;
    }

    /** The labels of a container that was inspected. */
    static Map<String, String> of(InspectContainerResponse inspected) {
        return Optional.ofNullable(inspected.getConfig().getLabels()).orElse(Map.of());
    }

    /** The token, if the container is of this installation. */
    static Optional<LaunchToken> token(Map<String, String> labels, String installation) {
        return installation.equals(labels.get(INSTALLATION))
                ? Optional.ofNullable(labels.get(TOKEN)).map(LaunchToken::new)
                : Optional.empty();
    }

    static Resources resources(Map<String, String> labels) {
        return Resources.of(number(labels, CPU), number(labels, MEMORY));
    }

    /** The labels as the launch gave them. */
    static Map<String, String> given(Map<String, String> labels) {
        Map<String, String> given = new HashMap<>(labels);
        given.keySet().removeIf(name -> name.startsWith(OURS));
        return given;
    }

    private static long number(Map<String, String> labels, String name) {
        return Long.parseLong(labels.getOrDefault(name, "0"));
    }
}
