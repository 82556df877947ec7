package dev.teppan.spi.executor;

import dev.teppan.spi.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request to run something.
 *
 * @param pool where the scheduler placed it
 * @param node the node in that pool; empty in an elastic pool
 * @param image the full reference: registry, repository and tag or digest
 * @param command replaces the image's command; empty keeps it
 * @param environment in the order in which it is to be set; secrets included, so never log it
 * @param settings the job's own settings, an instance of {@link JobExecutorFactory#jobSettingsType()}
 * @param labels what the workload is to be marked with, for people and for {@link JobExecutor#list()}
 */
public record Launch(
        LaunchToken token,
        String pool,
        String node,
        String image,
        List<String> command,
        Map<String, String> environment,
        Resources resources,
        Record settings,
        Map<String, String> labels) {

    public Launch {
        command = List.copyOf(command);
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Map.copyOf(labels);
    }

    /** Environment values may be secret, so they are left out. */
    @Override
    public String toString() {
        return "Launch[token=" + token + ", pool=" + pool + ", node=" + node + ", image=" + image + ", command="
                + command + ", environment=" + environment.keySet() + ", resources=" + resources + "]";
    }

    /** Begins a launch; token, image and settings must be given. A builder, so that new components break no caller. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a {@link Launch}. Not safe for use by several threads. */
    public static final class Builder {
        private @Nullable LaunchToken token;
        private String pool = "";
        private String node = "";
        private @Nullable String image;
        private List<String> command = List.of();
        private Map<String, String> environment = Map.of();
        private Resources resources = Resources.NONE;
        private @Nullable Record settings;
        private Map<String, String> labels = Map.of();

        private Builder() {}

        public Builder token(LaunchToken token) {
            this.token = token;
            return this;
        }

        public Builder pool(String pool) {
            this.pool = pool;
            return this;
        }

        public Builder node(String node) {
            this.node = node;
            return this;
        }

        public Builder image(String image) {
            this.image = image;
            return this;
        }

        public Builder command(List<String> command) {
            this.command = command;
            return this;
        }

        public Builder environment(Map<String, String> environment) {
            this.environment = environment;
            return this;
        }

        public Builder resources(Resources resources) {
            this.resources = resources;
            return this;
        }

        public Builder settings(Record settings) {
            this.settings = settings;
            return this;
        }

        public Builder labels(Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        /**
         * Makes the launch.
         *
         * @throws NullPointerException when token, image or settings are missing
         */
        public Launch build() {
            return new Launch(
                    Objects.requireNonNull(token, "token"),
                    pool,
                    node,
                    Objects.requireNonNull(image, "image"),
                    command,
                    environment,
                    resources,
                    Objects.requireNonNull(settings, "settings"),
                    labels);
        }
    }
}
