package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes jobs. */
final class JobCodec {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> VARIABLES = List.of("both", "teppan", "barbeque");

    private JobCodec() {}

    static Decoded<Job> read(JobKey key, JsonNode value, ExecutorSettingsCheck check) {
        Problems problems = new Problems();
        Job job = Fields.of(value, "", DefinitionSchema.JOB, problems)
                .map(fields -> read(key, fields, check))
                .orElse(null);
        NameRule.APPLICATION.problem(key.application()).ifPresent(problem -> problems.add("/application", problem));
        NameRule.JOB.problem(key.job()).ifPresent(problem -> problems.add("/name", problem));
        return problems.decoded(() -> Objects.requireNonNull(job));
    }

    private static Job read(JobKey key, Fields fields, ExecutorSettingsCheck check) {
        fields.expect("kind", "Job");
        fields.expect("application", key.application());
        fields.expect("name", key.job());
        Map<String, String> environment = EnvironmentCodec.readPlain(fields);
        Map<String, SecretReference> secrets = EnvironmentCodec.readSecrets(fields);
        EnvironmentCodec.refuseBoth(fields, environment, secrets);
        Job job = new Job(
                key,
                fields.text("description", 4000).orElse(""),
                ImageCodec.read(fields),
                command(fields),
                environment,
                secrets,
                variables(fields),
                ResourcesCodec.read(fields.object("resources")),
                limits(fields),
                fields.object("runsOn").map(RunsOnCodec::read),
                executorSettings(fields, check),
                fields.flag("idempotent", false),
                fields.object("retry").map(RetryCodec::read).orElse(RetryPolicy.NONE),
                fields.name("queue", NameRule.QUEUE).orElse(Queue.DEFAULT));
        fields.done();
        return job;
    }

    static ObjectNode write(Job job) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "Job");
        node.put("application", job.key().application());
        node.put("name", job.key().job());
        Written.text(node, "description", job.description());
        job.image().ifPresent(image -> node.put("image", image.toString()));
        job.command().ifPresent(command -> command.forEach(node.putArray("command")::add));
        Written.object(node, "environment", EnvironmentCodec.writePlain(job.environment()));
        Written.object(node, "secrets", EnvironmentCodec.writeSecrets(job.secrets()));
        node.put("variables", job.variables().name().toLowerCase(Locale.ROOT));
        node.set("resources", ResourcesCodec.write(job.resources()));
        Job.Limits limits = job.limits();
        node.put("timeout", DurationText.write(limits.timeout()));
        node.put("stopGrace", DurationText.write(limits.stopGrace()));
        limits.queueTimeout().ifPresent(timeout -> node.put("queueTimeout", DurationText.write(timeout)));
        limits.maxRunning().ifPresent(most -> node.put("maxRunning", most));
        job.runsOn().ifPresent(runsOn -> node.set("runsOn", RunsOnCodec.write(runsOn)));
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(job.executorSettings()).forEach((type, value) -> settings.set(type, Written.sorted(value)));
        Written.object(node, "executorSettings", settings);
        node.put("idempotent", job.idempotent());
        node.set("retry", RetryCodec.write(job.retry()));
        node.put("queue", job.queue());
        return node;
    }

    private static Optional<List<String>> command(Fields fields) {
        List<String> command =
                fields.list("command", 1000, (at, value) -> Texts.read(at, value, 100_000, fields.problems()));
        if (command.stream().mapToInt(String::length).sum() > 100_000) {
            fields.problems().add(fields.at("command"), "must have at most 100,000 characters in all");
        }
        return command.isEmpty() ? Optional.empty() : Optional.of(command);
    }

    private static Job.Variables variables(Fields fields) {
        String word = fields.text("variables", 100).orElse("both");
        if (!VARIABLES.contains(word)) {
            fields.problems().add(fields.at("variables"), "must be \"both\", \"teppan\" or \"barbeque\"");
            return Job.Variables.BOTH;
        }
        return Job.Variables.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Job.Limits limits(Fields fields) {
        Duration second = Duration.ofSeconds(1);
        return new Job.Limits(
                fields.duration("timeout", second, DAY.multipliedBy(30)).orElse(DAY),
                fields.duration("stopGrace", Duration.ZERO, Duration.ofHours(1)).orElse(second.multipliedBy(10)),
                fields.duration("queueTimeout", second, DAY.multipliedBy(366)),
                fields.integer("maxRunning", 1, 1_000_000));
    }

    private static Map<String, JsonNode> executorSettings(Fields fields, ExecutorSettingsCheck check) {
        return fields.map("executorSettings", 20, NameRule.CONFIGURED, (at, value) -> {
            if (!value.isObject()) {
                fields.problems().add(at, "must be an object");
                return Optional.empty();
            }
            String type = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/");
            fields.problems()
                    .addAll(check.check(type, value).stream()
                            .map(problem -> problem.below(at))
                            .toList());
            return Optional.of(value);
        });
    }
}
