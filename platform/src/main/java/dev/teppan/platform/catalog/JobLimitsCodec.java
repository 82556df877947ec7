package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes what limits a job: times, which stand in the job itself, and numbers. */
final class JobLimitsCodec {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private JobLimitsCodec() {}

    static Job.Limits read(Fields job) {
        Optional<Fields> limits = job.object("limits");
        Optional<Integer> perKey =
                limits.flatMap(fields -> fields.integer("runningPerKey", 1, CeilingCodec.MOST_RUNNING));
        return new Job.Limits(
                job.duration("timeout", SECOND, DAY.multipliedBy(30)).orElse(DAY),
                job.duration("stopGrace", Duration.ZERO, Duration.ofHours(1)).orElse(SECOND.multipliedBy(10)),
                job.duration("queueTimeout", SECOND, DAY.multipliedBy(366)),
                CeilingCodec.read(job, limits),
                perKey);
    }

    static void write(Job.Limits limits, ObjectNode job) {
        job.put("timeout", DurationText.write(limits.timeout()));
        job.put("stopGrace", DurationText.write(limits.stopGrace()));
        limits.queueTimeout().ifPresent(timeout -> job.put("queueTimeout", DurationText.write(timeout)));
        ObjectNode node = CeilingCodec.write(limits.ceiling());
        limits.runningPerKey().ifPresent(most -> node.put("runningPerKey", most));
        Written.object(job, "limits", node);
    }
}
