package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.RetryPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes jobs. */
final class JobCodec {

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
                JobLimitsCodec.read(fields),
                fields.object("runsOn").map(RunsOnCodec::read),
                fields.flag("spread", false),
                executorSettings(fields, check),
                fields.flag("idempotent", false),
                fields.object("retry").map(RetryCodec::read).orElse(RetryPolicy.NONE),
                fields.name("queue", NameRule.QUEUE).orElse(Queue.DEFAULT));
        refuseTooLittle(fields, job);
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
        JobLimitsCodec.write(job.limits(), node);
        job.runsOn().ifPresent(runsOn -> node.set("runsOn", RunsOnCodec.write(runsOn)));
        if (job.spread()) {
            node.put("spread", true);
        }
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(job.executorSettings()).forEach((type, value) -> settings.set(type, Written.sorted(value)));
        Written.object(node, "executorSettings", settings);
        node.put("idempotent", job.idempotent());
        node.set("retry", RetryCodec.write(job.retry()));
        node.put("queue", job.queue());
        return node;
    }

    /** A limit below what one attempt needs would keep all of them waiting for ever. */
    private static void refuseTooLittle(Fields fields, Job job) {
        job.limits().ceiling().resources().amounts().forEach((name, most) -> {
            if (job.resources().get(name) > most) {
                fields.problems()
                        .add(
                                Problem.child("/limits/resources", name),
                                "must be at least what one attempt needs: "
                                        + ResourcesCodec.inWords(
                                                name, job.resources().get(name)));
            }
        });
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
