package dev.teppan.platform.app;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.console.RunNow;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueRequest;
import dev.teppan.platform.intake.EnqueueRequest.UnknownJob;
import dev.teppan.platform.intake.EnqueueResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets the console enqueue as the API does. */
record EnqueueFromConsole(Enqueue enqueue) implements RunNow {

    @Override
    public Result run(JobKey job, String message, String queue, Actor actor) {
        EnqueueResult result = enqueue.enqueue(new EnqueueRequest(
                job.application(),
                job.job(),
                Optional.of(queue).filter(name -> !name.isEmpty()),
                message,
                Duration.ZERO,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                actor,
                UnknownJob.REFUSE));
        return switch (result) {
            case EnqueueResult.Accepted accepted ->
                new Result.Accepted(accepted.execution().id());
            case EnqueueResult.Refused refused -> refused(refused.problems().getFirst());
        };
    }

    private static Result refused(Problem first) {
        String field = first.pointer().replaceFirst("^/", "").replaceFirst("/.*", "");
        return new Result.Refused(field, first.message());
    }
}
