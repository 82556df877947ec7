package dev.teppan.platform.app.config;

import dev.teppan.spi.Secret;
import dev.teppan.spi.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How several hosts on one database know each other. */
public record ClusterSection(
        @Setting(
                "The address under which the other hosts reach this one. With it and `secret`, each host answers what only"
                        + " the one that dispatches knows, by asking it.")
        Optional<URI> address,

        @Setting("What the hosts of an installation show each other, the same for all of them; at least 16 characters.")
        Optional<Secret> secret,

        @Setting(
                value =
                        "How long a host that is stopped goes on to answer after `/ready` says no, so that load balancers"
                                + " find out. Without `address` it does not wait.",
                defaultValue = "5s")
        Duration drain) {

    /** Whether there may be other hosts. */
    public boolean isConfigured() {
        return address.isPresent();
    }
}
