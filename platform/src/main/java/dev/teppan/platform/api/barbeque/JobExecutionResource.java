package dev.teppan.platform.api.barbeque;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** {@code GET /v1/job_executions/:message_id} and {@code POST /v1/job_executions/:message_id/retries}. */
@Path("/v1/job_executions/{message_id}")
public final class JobExecutionResource {

    private static final int LARGEST = 64 * 1024;
    private static final BigInteger LONGEST_DELAY = BigInteger.valueOf(900);

    private final ExecutionReader reader;
    private final Intents intents;
    private final Optional<URI> publicUrl;

    /**
     * Reads and retries executions.
     *
     * @param publicUrl the console's address; without it links go to the address that the request came to
     */
    public JobExecutionResource(ExecutionReader reader, Intents intents, Optional<URI> publicUrl) {
        this.reader = reader;
        this.intents = intents;
        this.publicUrl = publicUrl;
    }

    /** Answers 200 for every well-formed id: to Barbeque one that is not known is one that is not taken up yet. */
    @GET
    public Response show(@PathParam("message_id") String messageId, @Context ContainerRequestContext request) {
        ExecutionId id = id(messageId);
        Optional<FieldSelection> fields = SelectedFields.of(request);
        if (fields.isEmpty()) {
            return BarbequeJson.invalidFields();
        }
        Optional<Execution> execution = reader.find(id).map(StoredExecution::execution);
        return BarbequeJson.response(
                200, BarbequeView.write(id, execution, fields.get(), () -> reader.message(id), page(id, request)));
    }

    /** Asks for a retry, in any state. */
    @POST
    @Path("retries")
    public Response retry(
            @PathParam("message_id") String messageId, @Context ContainerRequestContext request, InputStream in) {
        ExecutionId id = id(messageId);
        Parameters parameters = Parameters.read(request, in, LARGEST);
        Optional<BigInteger> delay = parameters
                .integer("delay_seconds")
                .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(LONGEST_DELAY) <= 0);
        if (parameters.has("delay_seconds") && delay.isEmpty()) {
            return BarbequeJson.invalidParameter("delay_seconds", "Integer");
        }
        if (reader.find(id).isEmpty()) {
            return BarbequeJson.notFound("JobExecution");
        }
        AttemptId retry = intents.retry(
                id, Duration.ofSeconds(delay.map(BigInteger::longValue).orElse(0L)), JobExecutionsResource.ACTOR);
        return BarbequeJson.response(
                201, BarbequeJson.object().put("message_id", retry.value()).put("status", "pending"));
    }

    private String page(ExecutionId id, ContainerRequestContext request) {
        String base =
                publicUrl.orElseGet(() -> request.getUriInfo().getBaseUri()).toString();
        return base.replaceFirst("/+$", "") + "/executions/" + id.value();
    }

    private static ExecutionId id(String text) {
        if (!ExecutionId.isValid(text)) {
            throw new NotFoundException();
        }
        return new ExecutionId(text);
    }
}
