package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.CeilingCodec;
import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.LimitsSchema;
import dev.teppan.platform.catalog.NameRule;
import dev.teppan.platform.simulation.scenario.RuleChanges.ApplicationChange;
import dev.teppan.platform.simulation.scenario.RuleChanges.QueueChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads changed weights, priorities and limits: {@code applications}, {@code queues} and {@code jobs}. */
public final class RuleCodec {

    private static final int MOST = 1_000;

    private RuleCodec() {}

    /** The fields. */
    public static Stream<Field> schema(String prefix) {
        return Stream.of(
                        Stream.of(
                                new Field(
                                        "applications",
                                        "an object by application",
                                        "as they are",
                                        "Their `weight`, and `limits` as in definitions."),
                                new Field("applications[].weight", "integer, 1 to 10,000", "as it is", "Its share."),
                                new Field(
                                        "queues",
                                        "an object by queue",
                                        "as they are",
                                        "Their `priority`, and `limits` as in definitions."),
                                new Field(
                                        "queues[].priority",
                                        "integer, -1,000 to 1,000",
                                        "as it is",
                                        "Higher goes first."),
                                new Field(
                                        "jobs",
                                        "an object by `APPLICATION/JOB`",
                                        "as they are",
                                        "Their `limits` as in definitions.")),
                        limits("applications[]."),
                        limits("queues[]."),
                        limits("jobs[]."))
                .flatMap(fields -> fields)
                .map(field -> below(prefix, field));
    }

    /** The same field inside another object. */
    static Field below(String prefix, Field field) {
        return new Field(prefix + field.path(), field.type(), field.otherwise(), field.meaning());
    }

    /** Reads the three maps of an object. */
    public static RuleChanges read(Fields fields) {
        Map<String, ApplicationChange> applications = fields.map(
                "applications",
                MOST,
                NameRule.APPLICATION,
                (at, value) -> fields.element("applications", at, value).map(RuleCodec::application));
        Map<String, QueueChange> queues = fields.map(
                "queues",
                MOST,
                NameRule.QUEUE,
                (at, value) -> fields.element("queues", at, value).map(RuleCodec::queue));
        Map<JobKey, Ceiling> jobs = new LinkedHashMap<>();
        fields.map(
                        "jobs",
                        MOST,
                        NameRule.CONFIGURED,
                        (at, value) -> fields.element("jobs", at, value).map(RuleCodec::job))
                .forEach((name, ceiling) -> {
                    if (name.contains("/")) {
                        jobs.put(JobKey.parse(name), ceiling);
                    } else {
                        fields.problems().add(fields.at("jobs") + "/" + name, "must be named APPLICATION/JOB");
                    }
                });
        return new RuleChanges(applications, queues, jobs);
    }

    private static ApplicationChange application(Fields fields) {
        ApplicationChange change = new ApplicationChange(fields.integer("weight", 1, 10_000), ceiling(fields));
        fields.done();
        return change;
    }

    private static QueueChange queue(Fields fields) {
        QueueChange change = new QueueChange(fields.integer("priority", -1_000, 1_000), ceiling(fields));
        fields.done();
        return change;
    }

    private static Ceiling job(Fields fields) {
        Ceiling ceiling = CeilingCodec.read(fields);
        fields.done();
        return ceiling;
    }

    private static Optional<Ceiling> ceiling(Fields fields) {
        Ceiling read = CeilingCodec.read(fields);
        boolean given =
                fields.value("limits").isPresent() || fields.value("maxRunning").isPresent();
        return given ? Optional.of(read) : Optional.empty();
    }

    private static Stream<Field> limits(String prefix) {
        return LimitsSchema.common().map(field -> below(prefix, field));
    }
}
