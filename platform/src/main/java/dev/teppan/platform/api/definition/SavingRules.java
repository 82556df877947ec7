package dev.teppan.platform.api.definition;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobResolution;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.RoomCheck;
import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What must hold between definitions, and between them and what is configured, when one is saved. */
final class SavingRules {

    private final Supplier<List<ExecutorPools>> executors;
    private final Set<String> queueSources;

    SavingRules(Supplier<List<ExecutorPools>> executors, Set<String> queueSources) {
        this.executors = executors;
        this.queueSources = Set.copyOf(queueSources);
    }

    List<Problem> problems(Draft draft, Known known) {
        return switch (draft) {
            case Draft.OfApplication saved -> application(saved.application());
            case Draft.OfQueue saved -> queue(saved.queue());
            case Draft.OfJob saved -> job(saved.job(), known);
        };
    }

    private List<Problem> application(Application application) {
        return application
                .runsOn()
                .map(runsOn -> RoomCheck.check(Resources.NONE, runsOn, executors.get()))
                .orElse(List.of());
    }

    private List<Problem> queue(Queue queue) {
        return queue.source()
                .filter(source -> !queueSources.contains(source))
                .map(source -> List.of(new Problem(
                        "/source", "must name a configured queue source" + NearestName.hint(source, queueSources))))
                .orElse(List.of());
    }

    private List<Problem> job(Job job, Known known) {
        List<Problem> problems = new ArrayList<>();
        Optional<Application> application = known.application(job.key().application());
        if (application.isEmpty()) {
            problems.add(new Problem(
                    "/application", "there is no application \"" + job.key().application() + "\""));
        }
        application.ifPresent(owner -> {
            if (job.image().isEmpty() && owner.image().isEmpty()) {
                problems.add(new Problem("/image", "must be given, as the application names none"));
            }
            problems.addAll(RoomCheck.check(job.resources(), JobResolution.runsOn(job, owner), executors.get()));
        });
        Optional<Queue> queue = known.queue(job.queue());
        if (queue.isEmpty()) {
            problems.add(new Problem("/queue", "there is no queue \"" + job.queue() + "\""));
        }
        queue.map(Queue::applications)
                .filter(users -> !users.isEmpty() && !users.contains(job.key().application()))
                .ifPresent(users -> problems.add(new Problem(
                        "/queue",
                        "\"" + job.queue() + "\" is not for the application \""
                                + job.key().application() + "\"")));
        return problems;
    }
}
