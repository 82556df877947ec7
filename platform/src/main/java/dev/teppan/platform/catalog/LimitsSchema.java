package dev.teppan.platform.catalog;

import java.util.stream.Stream;

/** The fields of limits, which applications, queues and jobs have alike. */
public final class LimitsSchema {

    private LimitsSchema() {}

    /** Those of all three. */
    public static Stream<Field> common() {
        return Stream.of(
                new Field("limits", "object", "no limit", "The most that its executions may have together."),
                new Field("limits.running", "integer, 1 to 1,000,000", "no limit", "How many run at once."),
                new Field("limits.resources", "object", "no limit", "How much those that run hold together."),
                new Field(
                        "limits.resources.cpu",
                        "cores (`0.5`, `2`) or millicores (`\"500m\"`), 1m to 1,000,000 cores",
                        "no limit",
                        "Processor."),
                new Field(
                        "limits.resources.memory",
                        "`\"256MiB\"`, `\"2GiB\"` or an integer of MiB, 4 MiB to 1,024 TiB",
                        "no limit",
                        "Memory."),
                new Field(
                        "limits.resources.gpu",
                        "devices (`1`, `0.5`) or thousandths (`\"500m\"`), 1m to 1,000,000 devices",
                        "no limit",
                        "Graphics processors."),
                new Field("limits.resources.<name>", "integer, 1 to 1,000,000,000", "no limit", "Any other resource."),
                new Field("limits.rate", "object", "no limit", "How often they start."),
                new Field(
                        "limits.rate.starts",
                        "integer, 1 to 100,000",
                        "",
                        "In no span of the length `per` do more start."),
                new Field("limits.rate.per", "duration, 1s to 30d", "", "The length of that span."),
                new Field("maxRunning", "integer, 1 to 1,000,000", "no limit", "The former name of `limits.running`."));
    }

    static Stream<Field> ofJob() {
        return Stream.concat(
                common(),
                Stream.of(new Field(
                        "limits.runningPerKey",
                        "integer, 1 to 1,000,000",
                        "1",
                        "How many of the application's executions with the same `concurrencyKey` run when another of"
                                + " this job starts.")));
    }
}
