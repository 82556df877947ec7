package dev.teppan.platform.api.barbeque;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueLimits;
import dev.teppan.platform.intake.EnqueueRequest;
import dev.teppan.platform.intake.EnqueueResult;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v2/job_executions}. */
@Path("/v2/job_executions")
public final class JobExecutionsResource {

    static final Actor ACTOR = new Actor("barbeque");

    private static final int BESIDES_THE_MESSAGE = 64 * 1024;
    private static final BigInteger LONGEST_DELAY = BigInteger.valueOf(EnqueueLimits.LONGEST_DELAY.toSeconds());

    private final Enqueue enqueue;

    public JobExecutionsResource(Enqueue enqueue) {
        this.enqueue = enqueue;
    }

    /** Enqueues. The parameters are checked in Barbeque's order, and the first that is wrong is answered. */
    @POST
    public Response create(@Context ContainerRequestContext request, InputStream in) {
        Parameters parameters = Parameters.read(request, in, enqueue.limits().maxMessageBytes() + BESIDES_THE_MESSAGE);
        for (String name : new String[] {"application", "job", "queue"}) {
            if (parameters.string(name).isEmpty()) {
                return BarbequeJson.invalidParameter(name, "String");
            }
        }
        if (!parameters.has("message")) {
            return BarbequeJson.invalidParameter("message", "value");
        }
        Optional<BigInteger> delay = parameters.integer("delay_seconds");
        if (parameters.has("delay_seconds") && delay.isEmpty()) {
            return BarbequeJson.invalidParameter("delay_seconds", "Integer");
        }
        Optional<FieldSelection> fields = SelectedFields.of(request);
        if (fields.isEmpty()) {
            return BarbequeJson.invalidFields();
        }
        if (delay.filter(seconds -> seconds.signum() < 0 || seconds.compareTo(LONGEST_DELAY) > 0)
                .isPresent()) {
            return BarbequeJson.error(
                    400,
                    "Value " + delay.get() + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0"
                            + " and <= " + LONGEST_DELAY + ".");
        }
        return enqueue(request, parameters, delay.map(BigInteger::longValue).orElse(0L), fields.get());
    }

    private Response enqueue(
            ContainerRequestContext request, Parameters parameters, long delaySeconds, FieldSelection fields) {
        EnqueueRequest wanted = new EnqueueRequest(
                parameters.string("application").orElseThrow(),
                parameters.string("job").orElseThrow(),
                parameters.string("queue"),
                parameters.any("message").orElseThrow(),
                Duration.ofSeconds(delaySeconds),
                Map.of(),
                Optional.empty(),
                Optional.ofNullable(request.getHeaderString("traceparent")),
                ACTOR,
                EnqueueRequest.UnknownJob.TAKE);
        return switch (enqueue.enqueue(wanted)) {
            case EnqueueResult.Accepted accepted -> {
                ExecutionId id = accepted.execution().id();
                yield BarbequeJson.response(201, BarbequeView.write(id, Optional.empty(), fields, Optional::empty, ""));
            }
            case EnqueueResult.Refused refused -> refusal(refused, wanted);
        };
    }

    private static Response refusal(EnqueueResult.Refused refused, EnqueueRequest wanted) {
        return switch (refused.cause()) {
            case UNKNOWN_QUEUE -> BarbequeJson.notFound("JobQueue");
            case UNKNOWN_JOB ->
                BarbequeJson.error(
                        400,
                        "JobDefinition '" + wanted.job() + "' isn't defined in '" + wanted.application()
                                + "' application");
            case INVALID, TOO_LARGE ->
                BarbequeJson.error(400, refused.problems().getFirst().toString());
        };
    }
}
