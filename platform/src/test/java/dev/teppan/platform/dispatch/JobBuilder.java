package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.ImageReference;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.SecretReference;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs of one application for tests; the image is the job's name. */
final class JobBuilder {

    private final String name;
    private Duration timeout = Duration.ofMinutes(30);
    private Optional<Duration> queueTimeout = Optional.empty();
    private RetryPolicy retry = RetryPolicy.NONE;
    private boolean idempotent;
    private Resources resources = Resources.of(100, 100);
    private Map<String, String> environment = Map.of();
    private Map<String, SecretReference> secrets = Map.of();
    private boolean withImage = true;
    private Ceiling ceiling = Ceiling.NONE;
    private Optional<Integer> perKey = Optional.empty();

    JobBuilder(String name) {
        this.name = name;
    }

    JobBuilder timeout(Duration time) {
        timeout = time;
        return this;
    }

    JobBuilder queueTimeout(Duration time) {
        queueTimeout = Optional.of(time);
        return this;
    }

    JobBuilder retries(int attempts, Duration pause) {
        retry = new RetryPolicy(attempts, pause, 1, pause, false, List.of());
        return this;
    }

    JobBuilder idempotent() {
        idempotent = true;
        return this;
    }

    JobBuilder resources(Resources amounts) {
        resources = amounts;
        return this;
    }

    JobBuilder environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    JobBuilder secrets(Map<String, SecretReference> references) {
        secrets = references;
        return this;
    }

    JobBuilder ceiling(Ceiling most) {
        ceiling = most;
        return this;
    }

    JobBuilder perKey(int most) {
        perKey = Optional.of(most);
        return this;
    }

    JobBuilder withoutImage() {
        withImage = false;
        return this;
    }

    Job build() {
        return new Job(
                new JobKey("shop", name),
                "",
                withImage ? ImageReference.parse(name) : Optional.empty(),
                Optional.empty(),
                environment,
                secrets,
                Job.Variables.BOTH,
                resources,
                new Job.Limits(timeout, Duration.ofSeconds(5), queueTimeout, ceiling, perKey),
                Optional.empty(),
                false,
                Map.of(),
                idempotent,
                retry,
                "default");
    }
}
