package dev.teppan.platform.catalog;

import java.util.stream.Stream;

/** All fields of all definitions. The codecs refuse what is not here, and the documentation is checked against it. */
public final class DefinitionSchema {

    /** Of an application. */
    public static final Schema APPLICATION =
            new Schema(Stream.concat(ofApplication(), LimitsSchema.common()).toList());

    /** Of a job. */
    public static final Schema JOB = new Schema(Stream.of(ofJob(), LimitsSchema.ofJob(), ofRetry())
            .flatMap(fields -> fields)
            .toList());

    /** Of a queue. */
    public static final Schema QUEUE =
            new Schema(Stream.concat(ofQueue(), LimitsSchema.common()).toList());

    private DefinitionSchema() {}

    private static Stream<Field> ofApplication() {
        return Stream.of(
                new Field("kind", "`Application`", "", "Needed in files only."),
                new Field("name", NameRule.APPLICATION.rule(), "", "In the API it is part of the path."),
                new Field("description", "text of up to 4,000 characters", "empty", "For people."),
                new Field(
                        "image", "image reference", "none", "What its jobs run unless they name an image themselves."),
                new Field(
                        "environment",
                        "variables: text of up to 32,768 characters each, up to 200",
                        "empty",
                        "Set for all its jobs; a job's own variables win."),
                new Field("weight", "integer, 1 to 10,000", "100", "Its share of the room beside other applications."),
                new Field("runsOn", "object", "anywhere", "Where its jobs run unless they say so themselves."),
                new Field(
                        "runsOn.executor",
                        NameRule.CONFIGURED.rule(),
                        "any",
                        "An executor's name in the configuration."),
                new Field("runsOn.pool", NameRule.CONFIGURED.rule(), "any", "A pool of it."),
                new Field(
                        "runsOn.labels",
                        "labels: text of up to 256 characters each, up to 20",
                        "empty",
                        "What the node, or its pool, must be labelled with."),
                new Field(
                        "strict",
                        "true or false",
                        "false",
                        "Whether Barbeque's API refuses a message for a job that does not exist. The native API always does."));
    }

    private static Stream<Field> ofQueue() {
        return Stream.of(
                new Field("kind", "`Queue`", "", "Needed in files only."),
                new Field("name", NameRule.QUEUE.rule(), "", "In the API it is part of the path."),
                new Field("description", "text of up to 4,000 characters", "empty", "For people."),
                new Field("priority", "integer, -1,000 to 1,000", "0", "Higher goes first within an application."),
                new Field("paused", "true or false", "false", "Nothing of a paused queue starts; what runs goes on."),
                new Field(
                        "applications",
                        "list of up to 1,000 names of applications",
                        "empty",
                        "Who may use it; empty means everybody."),
                new Field(
                        "source",
                        NameRule.CONFIGURED.rule(),
                        "none",
                        "The queue source in the configuration that feeds it; without one it lives in the database."));
    }

    private static Stream<Field> ofJob() {
        return Stream.of(
                new Field("kind", "`Job`", "", "Needed in files only."),
                new Field("application", NameRule.APPLICATION.rule(), "", "In the API it is part of the path."),
                new Field("name", NameRule.JOB.rule(), "", "In the API it is part of the path."),
                new Field("description", "text of up to 4,000 characters", "empty", "For people."),
                new Field("image", "image reference", "the application's", "What it runs."),
                new Field(
                        "command",
                        "list of up to 1,000 texts, 100,000 characters in all",
                        "the image's own",
                        "Replaces the image's command. No shell is involved unless it is named."),
                new Field(
                        "environment",
                        "variables: text of up to 32,768 characters each, up to 200",
                        "empty",
                        "Set in the container. `TEPPAN_` and `BARBEQUE_` belong to the platform."),
                new Field(
                        "secrets",
                        "variables: `{env: NAME}` or `{file: PATH}` each, up to 100",
                        "empty",
                        "Variables whose values the server looks up in its own environment or in a file when an attempt"
                                + " starts. The values are never stored."),
                new Field(
                        "variables",
                        "`both`, `teppan` or `barbeque`",
                        "both",
                        "Which variables tell the container about its message: `TEPPAN_…`, `BARBEQUE_…` or both."),
                new Field(
                        "resources",
                        "object",
                        "each as below",
                        "What an attempt needs. It starts only where that is free."),
                new Field(
                        "resources.cpu",
                        "cores (`0.5`, `2`) or millicores (`\"500m\"`), 1m to 1,000 cores",
                        "250m",
                        "Processor."),
                new Field(
                        "resources.memory",
                        "`\"256MiB\"`, `\"2GiB\"` or an integer of MiB, 4 MiB to 64 TiB",
                        "256MiB",
                        "Memory. Using more ends the attempt as out of memory."),
                new Field(
                        "resources.gpu",
                        "devices (`1`, `0.5`) or thousandths (`\"500m\"`), up to 1,000 devices",
                        "0",
                        "Graphics processors."),
                new Field(
                        "resources.<name>",
                        "integer, 1 to 1,000,000,000,000",
                        "0",
                        "Any other resource, as the executor defines it."),
                new Field("timeout", "duration, 1s to 30d", "24h", "How long an attempt may run."),
                new Field(
                        "stopGrace",
                        "duration, 0s to 1h",
                        "10s",
                        "How long it has between the request to stop (SIGTERM) and its end by force (SIGKILL)."),
                new Field(
                        "queueTimeout",
                        "duration, 1s to 366d",
                        "no limit",
                        "How long an execution may wait for room before it fails."),
                new Field("runsOn", "object", "the application's", "Where it may run: all that is given must hold."),
                new Field(
                        "runsOn.executor",
                        NameRule.CONFIGURED.rule(),
                        "any",
                        "An executor's name in the configuration."),
                new Field("runsOn.pool", NameRule.CONFIGURED.rule(), "any", "A pool of it."),
                new Field(
                        "runsOn.labels",
                        "labels: text of up to 256 characters each, up to 20",
                        "empty",
                        "What the node, or its pool, must be labelled with."),
                new Field(
                        "spread",
                        "true or false",
                        "false",
                        "Whether an attempt goes to the node with the fewest of its job, and not to the fullest one"
                                + " that has room."),
                new Field(
                        "executorSettings",
                        "for each type of executor an object, up to 20",
                        "empty",
                        "What the job sets for executors of that type; the plugin documents and validates it."),
                new Field(
                        "idempotent",
                        "true or false",
                        "false",
                        "Whether an attempt whose fate is unknown may simply be run again."),
                new Field(
                        "queue", NameRule.QUEUE.rule(), "default", "Where it is enqueued when the caller names none."));
    }

    private static Stream<Field> ofRetry() {
        return Stream.of(
                new Field("retry", "object", "one attempt", "What follows a failure that is the job's own."),
                new Field(
                        "retry.attempts",
                        "integer, 1 to 1,000",
                        "1",
                        "How many attempts may fail in all, the first included."),
                new Field("retry.base", "duration, 0s to 366d", "15s", "The pause before the first retry."),
                new Field("retry.factor", "number, 1 to 100", "2", "By which the pause grows with each retry."),
                new Field("retry.max", "duration, 0s to 366d", "1h", "The longest pause."),
                new Field(
                        "retry.jitter",
                        "true or false",
                        "true",
                        "Whether the pause is drawn evenly between nothing and its full length."),
                new Field(
                        "retry.rules",
                        "list of up to 50 objects",
                        "empty",
                        "The first that matches decides whether a failure may be retried; where none does, it may."),
                new Field(
                        "retry.rules[].exitCodes",
                        "list of up to 256 integers, 0 to 255",
                        "all",
                        "Matches these exit codes."),
                new Field(
                        "retry.rules[].reasons",
                        "list of reasons",
                        "all",
                        "Matches these reasons: `exit_code`, `timeout`, `out_of_memory`, `start_failed`, …"),
                new Field("retry.rules[].retry", "true or false", "", "Whether a match may be retried."));
    }
}
