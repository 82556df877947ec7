package dev.teppan.plugin.docker;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** What one job may set for its containers. */
public record DockerJobSettings(
        @Setting("The network to join: bridge, host, none or one made before.")
        Optional<String> network,

        @Setting("The user to run as: a name or number, with :group if wanted.")
        Optional<String> user,

        @Setting("Mounts, written as SOURCE:/path or SOURCE:/path:ro; SOURCE is an absolute path or a volume's name.")
        List<@Pattern(regexp = "[^:]+:/[^:]*(:(ro|rw))?", message = "must be SOURCE:/path or SOURCE:/path:ro") String>
                mounts,

        @Setting("Further names for the container's /etc/hosts, written as NAME:ADDRESS.")
        List<@Pattern(regexp = "[^:\\s]+:\\S+", message = "must be NAME:ADDRESS") String> extraHosts,

        @Setting("When this job's image is pulled, other than the executor's default.")
        Optional<PullPolicy> pullPolicy,

        @Setting(
                value = "Runs a small init as first process, for programs that ignore SIGTERM when they are first.",
                defaultValue = "false")
        boolean init) {

    /** Nothing set. */
    public static final DockerJobSettings NONE =
            new DockerJobSettings(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), false);

    public DockerJobSettings {
        mounts = List.copyOf(mounts);
        extraHosts = List.copyOf(extraHosts);
    }
}
