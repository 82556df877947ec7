package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.JobResolution;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.RoomCheck;
import dev.teppan.platform.store.CatalogStore.Kind;
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

    /** What a definition names that is not there, where its form is wrong already and the rest cannot be checked. */
    List<Problem> references(Kind kind, String name, JsonNode body, Known known) {
        return switch (kind) {
            case APPLICATION -> List.of();
            case QUEUE -> source(Optional.ofNullable(body.path("source").textValue()));
            case JOB -> {
                List<Problem> problems = new ArrayList<>();
                owner(JobKey.parse(name).application(), known, problems);
                Optional.ofNullable(body.path("queue").textValue()).ifPresent(queue -> queue(queue, known, problems));
                yield problems;
            }
        };
    }

    private List<Problem> application(Application application) {
        return application
                .runsOn()
                .map(runsOn -> RoomCheck.check(Resources.NONE, runsOn, executors.get()))
                .orElse(List.of());
    }

    private List<Problem> queue(Queue queue) {
        return source(queue.source());
    }

    private List<Problem> source(Optional<String> named) {
        return named.filter(source -> !queueSources.contains(source))
                .map(source -> List.of(new Problem(
                        "/source", "must name a configured queue source" + NearestName.hint(source, queueSources))))
                .orElse(List.of());
    }

    private List<Problem> job(Job job, Known known) {
        List<Problem> problems = new ArrayList<>();
        owner(job.key().application(), known, problems).ifPresent(owner -> {
            if (job.image().isEmpty() && owner.image().isEmpty()) {
                problems.add(new Problem("/image", "must be given, as the application names none"));
            }
            problems.addAll(RoomCheck.check(job.resources(), JobResolution.runsOn(job, owner), executors.get()));
        });
        queue(job.queue(), known, problems)
                .map(Queue::applications)
                .filter(users -> !users.isEmpty() && !users.contains(job.key().application()))
                .ifPresent(users -> problems.add(new Problem(
                        "/queue",
                        "\"" + job.queue() + "\" is not for the application \""
                                + job.key().application() + "\"")));
        return problems;
    }

    private static Optional<Application> owner(String name, Known known, List<Problem> problems) {
        Optional<Application> application = known.application(name);
        if (application.isEmpty()) {
            problems.add(new Problem("/application", "there is no application \"" + name + "\""));
        }
        return application;
    }

    private static Optional<Queue> queue(String name, Known known, List<Problem> problems) {
        Optional<Queue> queue = known.queue(name);
        if (queue.isEmpty()) {
            problems.add(new Problem("/queue", "there is no queue \"" + name + "\""));
        }
        return queue;
    }
}
