package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobResolution;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.scheduling.Shape;
import java.util.Optional;

/** What an execution runs, as far as it is known. */
sealed interface Definition {

    /** It can be run. */
    record Known(JobResolution.Resolved resolved) implements Definition {

        RanWith ranWith() {
            return new RanWith(resolved.image().toString(), resolved.command(), resolved.resources());
        }

        Shape shape(String queue) {
            return new Shape(
                    resolved.job().key(),
                    queue,
                    resolved.resources(),
                    resolved.runsOn(),
                    resolved.job().limits().timeout(),
                    resolved.job().spread() ? Shape.Placing.SPREAD : Shape.Placing.PACK);
        }
    }

    /** It cannot; {@code why} is for a person. */
    record Unusable(String why) implements Definition {}

    /** Puts a revision of a job and its application together. */
    static Definition of(Job job, Optional<Application> application) {
        return switch (JobResolution.of(job, application)) {
            case JobResolution.Resolved resolved -> new Known(resolved);
            case JobResolution.Impossible impossible -> new Unusable("It cannot run: " + impossible.detail() + ".");
        };
    }
}
