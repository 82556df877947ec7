package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.intake.EnqueueRequest.UnknownJob;
import dev.teppan.platform.intake.EnqueueResult.Cause;
import dev.teppan.platform.intake.EnqueueResult.Refused;
import dev.teppan.platform.store.Announcement;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes messages in. Safe for use by several threads; calls block until the message is durable, where nothing else is said. */
public final class Enqueue {

    /** The revision of an execution whose job did not exist when it was enqueued. */
    public static final int NO_REVISION = 0;

    private final Catalog catalog;
    private final Destination destination;
    private final InstantSource clock;
    private final RunCheck canRun;
    private final EnqueueLimits limits;

    /**
     * Where executions go.
     *
     * @param newId gives an id that no execution has yet
     * @param insert makes them durable, all or none; what it answers with ends within its own time
     * @param wake tells the host that dispatches, where the insertion did not; never blocks
     */
    public record Destination(
            Supplier<ExecutionId> newId,
            Function<List<NewExecution>, CompletableFuture<Announcement>> insert,
            Runnable wake) {}

    public Enqueue(
            Catalog catalog,
            Destination destination,
            InstantSource clock,
            Supplier<List<ExecutorPools>> executors,
            EnqueueLimits limits) {
        this.catalog = catalog;
        this.destination = destination;
        this.clock = clock;
        this.canRun = new RunCheck(executors);
        this.limits = limits;
    }

    /** The bounds that hold. */
    public EnqueueLimits limits() {
        return limits;
    }

    /**
     * Enqueues one message.
     *
     * @throws StoreException.Overloaded when too much waits to be written; nothing was enqueued
     * @throws StoreException.Unavailable when the database does not answer; whether it was enqueued may be unknown
     */
    public EnqueueResult enqueue(EnqueueRequest request) {
        Submission submission = submit(request);
        Commit.await(submission.durable());
        return submission.result();
    }

    /**
     * What becomes of a message.
     *
     * @param result holds once {@code durable} is complete
     * @param durable fails as {@link #enqueue} throws; completed by a thread that must not be kept
     */
    public record Submission(EnqueueResult result, CompletableFuture<Void> durable) {}

    /** Enqueues one message without waiting for it to be durable. */
    public Submission submit(EnqueueRequest request) {
        return switch (check(request, new HashMap<>())) {
            case Checked.Bad bad -> new Submission(bad.refused(), CompletableFuture.completedFuture(null));
            case Checked.Good good -> new Submission(good.accepted(), insert(List.of(good.execution())));
        };
    }

    /** What would be wrong with a request; nothing is enqueued. */
    public List<Problem> problems(EnqueueRequest request) {
        return check(request, new HashMap<>()) instanceof Checked.Bad bad
                ? bad.refused().problems()
                : List.of();
    }

    /**
     * Enqueues several messages in one transaction.
     *
     * @throws StoreException as {@link #enqueue}
     */
    public BatchResult enqueue(List<EnqueueRequest> requests, BatchMode mode) {
        Map<Target, Admitted> targets = new HashMap<>();
        List<EnqueueResult> results = new ArrayList<>(requests.size());
        List<NewExecution> ready = new ArrayList<>(requests.size());
        Map<Integer, Refused> refused = new TreeMap<>();
        for (EnqueueRequest request : requests) {
            switch (check(request, targets)) {
                case Checked.Bad bad -> {
                    refused.put(results.size(), bad.refused());
                    results.add(bad.refused());
                }
                case Checked.Good good -> {
                    ready.add(good.execution());
                    results.add(good.accepted());
                }
            }
        }
        if (mode == BatchMode.ALL_OR_NONE && !refused.isEmpty()) {
            return new BatchResult.NoneTaken(refused);
        }
        if (!ready.isEmpty()) {
            Commit.await(insert(ready));
        }
        return new BatchResult.Done(results);
    }

    private sealed interface Checked {

        record Good(NewExecution execution) implements Checked {
            EnqueueResult.Accepted accepted() {
                return new EnqueueResult.Accepted(execution.execution());
            }
        }

        record Bad(Refused refused) implements Checked {}
    }

    /** What the catalog is asked about. */
    private record Target(String application, String job, Optional<String> queue, UnknownJob unknownJob) {
        static Target of(EnqueueRequest request) {
            return new Target(request.application(), request.job(), request.queue(), request.unknownJob());
        }
    }

    private sealed interface Admitted {

        /** Names as the catalog has them: what waits keeps them in memory, and shares them. */
        record To(JobKey job, int revision, String queue) implements Admitted {}

        record Nowhere(Refused refused) implements Admitted {}
    }

    private Checked check(EnqueueRequest request, Map<Target, Admitted> targets) {
        RequestCheck check = new RequestCheck(limits);
        Optional<Problem> tooLarge = check.size(request);
        if (tooLarge.isPresent()) {
            return new Checked.Bad(new Refused(Cause.TOO_LARGE, List.of(tooLarge.get())));
        }
        List<Problem> problems = check.problems(request);
        return switch (targets.computeIfAbsent(Target.of(request), target -> admit(request))) {
            case Admitted.Nowhere nowhere -> new Checked.Bad(nowhere.refused().after(problems));
            case Admitted.To to ->
                problems.isEmpty()
                        ? new Checked.Good(execution(request, to))
                        : new Checked.Bad(new Refused(Cause.INVALID, problems));
        };
    }

    private Admitted admit(EnqueueRequest request) {
        JobKey key = new JobKey(request.application(), request.job());
        Optional<Versioned<Application>> application = catalog.application(request.application());
        Optional<Versioned<Job>> job = application.isPresent() ? catalog.job(key) : Optional.empty();
        boolean strict = request.unknownJob() == UnknownJob.REFUSE
                || application.map(found -> found.definition().strict()).orElse(false);
        List<Problem> problems = new ArrayList<>();
        if (job.isEmpty() && strict) {
            problems.add(unknown(request, application.isPresent()));
        }
        Cause cause = problems.isEmpty() ? Cause.INVALID : Cause.UNKNOWN_JOB;
        String name = request.queue()
                .or(() -> job.map(found -> found.definition().queue()))
                .orElse(Queue.DEFAULT);
        Optional<Queue> queue = catalog.queue(name).map(Versioned::definition);
        if (queue.isEmpty()) {
            problems.add(new Problem("/queue", "there is no queue \"" + name + "\""));
            return nowhere(cause == Cause.INVALID ? Cause.UNKNOWN_QUEUE : cause, problems);
        }
        problems.addAll(mayUse(request, queue.get()));
        if (job.isPresent() && application.isPresent()) {
            problems.addAll(canRun.problems(job.get(), application.get()));
        }
        return problems.isEmpty()
                ? new Admitted.To(
                        job.map(found -> found.definition().key()).orElse(key),
                        job.map(Versioned::revision).orElse(NO_REVISION),
                        queue.get().name())
                : nowhere(cause, problems);
    }

    private static Admitted nowhere(Cause cause, List<Problem> problems) {
        return new Admitted.Nowhere(new Refused(cause, problems));
    }

    private static Problem unknown(EnqueueRequest request, boolean applicationExists) {
        return applicationExists
                ? new Problem("/job", "\"" + request.job() + "\" is no job of \"" + request.application() + "\"")
                : new Problem("/application", "there is no application \"" + request.application() + "\"");
    }

    private static List<Problem> mayUse(EnqueueRequest request, Queue queue) {
        return queue.applications().isEmpty() || queue.applications().contains(request.application())
                ? List.of()
                : List.of(new Problem(
                        "/queue",
                        "\"" + queue.name() + "\" is not for the application \"" + request.application() + "\""));
    }

    private NewExecution execution(EnqueueRequest request, Admitted.To to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Execution execution = Execution.enqueued(
                destination.newId().get(),
                new Origin(
                        to.job().application(),
                        to.job().job(),
                        to.revision(),
                        to.queue(),
                        now,
                        request.concurrencyKey()),
                now.plus(request.delay()));
        return new NewExecution(
                execution, request.message(), request.labels(), RequestCheck.traceparent(request), request.actor());
    }

    private CompletableFuture<Void> insert(List<NewExecution> executions) {
        return destination.insert().apply(executions).thenAccept(how -> {
            if (how == Announcement.BY_INTENT) {
                destination.wake().run();
            }
        });
    }
}
