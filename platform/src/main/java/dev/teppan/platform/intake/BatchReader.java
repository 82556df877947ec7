package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.intake.EnqueueRequest.UnknownJob;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.DeadLetter;
import dev.teppan.platform.store.DeadLetter.Reason;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.ToAdmit;
import dev.teppan.spi.queue.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns the deliveries of one batch into what is to be written. Made for each batch, so that each job is looked up once. */
final class BatchReader {

    private static final int LONGEST_SOURCE = 100;

    private final Catalog catalog;
    private final RequestCheck check;
    private final Queue queue;
    private final String source;
    private final Instant now;
    private final Map<JobKey, OptionalInt> revisions = new HashMap<>();

    BatchReader(Catalog catalog, EnqueueLimits limits, Queue queue, String source, Instant now) {
        this.catalog = catalog;
        this.check = new RequestCheck(limits);
        this.queue = queue;
        this.source = source;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Blocks where it looks up a job; throws {@link dev.teppan.platform.store.StoreException.Unavailable}. */
    ToAdmit read(Delivery delivery) {
        return switch (EnvelopeReader.read(delivery.body())) {
            case Envelope.Run run -> run(run, delivery);
            case Envelope.Retry retry -> retry(retry.execution(), delivery);
            case Envelope.Unusable unusable -> dead(delivery, unusable.reason(), unusable.detail());
        };
    }

    /** What becomes of a delivery that cannot be taken in. */
    ToAdmit dead(Delivery delivery, Reason reason, String detail) {
        return new ToAdmit.Undeliverable(letter(delivery, reason, detail));
    }

    private ToAdmit run(Envelope.Run run, Delivery delivery) {
        EnqueueRequest request = new EnqueueRequest(
                run.application(),
                run.job(),
                Optional.of(queue.name()),
                run.message(),
                run.delay(),
                run.labels(),
                run.concurrencyKey(),
                Optional.ofNullable(delivery.attributes().get("traceparent")),
                actor(),
                UnknownJob.REFUSE);
        Optional<Problem> tooLarge = check.size(request);
        if (tooLarge.isPresent()) {
            return dead(delivery, Reason.TOO_LARGE, tooLarge.get().toString());
        }
        List<Problem> problems = check.problems(request);
        if (!problems.isEmpty()) {
            return dead(delivery, Reason.INVALID, EnvelopeReader.joined(problems));
        }
        OptionalInt revision = revisions.computeIfAbsent(new JobKey(run.application(), run.job()), this::revision);
        if (revision.isEmpty()) {
            return dead(delivery, Reason.UNKNOWN_JOB, "there is no job " + run.application() + "/" + run.job());
        }
        return queue.applications().isEmpty() || queue.applications().contains(run.application())
                ? new ToAdmit.Arrival(execution(request, run.id(), revision.getAsInt(), delivery))
                : dead(
                        delivery,
                        Reason.NOT_ALLOWED,
                        "\"" + queue.name() + "\" is not for the application \"" + run.application() + "\"");
    }

    private OptionalInt revision(JobKey key) {
        return catalog.application(key.application()).isEmpty()
                ? OptionalInt.empty()
                : catalog.job(key).map(Versioned::revision).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private NewExecution execution(EnqueueRequest request, Optional<ExecutionId> id, int revision, Delivery delivery) {
        Instant sentAt = delivery.sentAt().truncatedTo(ChronoUnit.MILLIS);
        Execution execution = Execution.enqueued(
                id.orElseGet(() -> DeliveryIds.execution(source, delivery)),
                new Origin(
                        request.application(), request.job(), revision, queue.name(), sentAt, request.concurrencyKey()),
                sentAt.plus(request.delay()));
        return new NewExecution(
                execution, request.message(), request.labels(), RequestCheck.traceparent(request), request.actor());
    }

    private ToAdmit retry(ExecutionId execution, Delivery delivery) {
        AttemptId attempt =
                new AttemptId(DeliveryIds.execution(source, delivery).value());
        return new ToAdmit.Retry(
                new Intent.Retry(execution, attempt, now, actor(), now),
                letter(delivery, Reason.UNKNOWN_EXECUTION, "there is no execution " + execution + " to be retried"));
    }

    private DeadLetter letter(Delivery delivery, Reason reason, String detail) {
        return new DeadLetter(
                DeliveryIds.letter(source, delivery),
                queue.name(),
                source,
                delivery.messageId(),
                reason,
                detail,
                delivery.body(),
                now);
    }

    private Actor actor() {
        return new Actor("source:" + source.substring(0, Math.min(source.length(), LONGEST_SOURCE)));
    }
}
