package dev.teppan.platform.app.cluster;

import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.dispatch.WhyLookup;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.spi.executor.OutputStreamName;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this host answers to the others of its installation, and to nobody else. */
@Path(PeersResource.ROOT)
public final class PeersResource {

    static final String ROOT = "/internal/v1";
    static final String TOTAL = "Teppan-Total";
    static final String COMPLETE = "Teppan-Complete";

    private static final String AUTHORIZATION = "Authorization";
    private static final int LARGEST_PART = 4 * 1024 * 1024;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final SharedSecret secret;
    private final Told told;
    private final OutputReader output;

    /**
     * What the others ask for.
     *
     * @param leads whether this host dispatches
     * @param wake there may be work, or the lease may be free
     */
    record Told(Supplier<Boolean> leads, WhyLookup here, Runnable wake) {}

    PeersResource(SharedSecret secret, Told told, OutputReader output) {
        this.secret = secret;
        this.told = told;
        this.output = output;
    }

    /** There is new work, or the lease was given up. */
    @POST
    @Path("wake")
    public void wake(@HeaderParam(AUTHORIZATION) @Nullable String shown) {
        check(shown);
        told.wake().run();
    }

    /** Why an execution waits. */
    @GET
    @Path("why/{id}")
    public Response why(@HeaderParam(AUTHORIZATION) @Nullable String shown, @PathParam("id") String id)
            throws InterruptedException {
        check(shown);
        requireLead();
        return answer(told.here().why(new ExecutionId(valid(id))));
    }

    /** What is reserved and what is blocked. */
    @GET
    @Path("survey")
    public Response survey(@HeaderParam(AUTHORIZATION) @Nullable String shown) throws InterruptedException {
        check(shown);
        requireLead();
        return answer(told.here().survey());
    }

    /** The latest hints of capacity. */
    @GET
    @Path("hints")
    public Response hints(@HeaderParam(AUTHORIZATION) @Nullable String shown) {
        check(shown);
        requireLead();
        return answer(told.here().hints());
    }

    /** The room of all executors. */
    @GET
    @Path("capacity")
    public Response capacity(@HeaderParam(AUTHORIZATION) @Nullable String shown) {
        check(shown);
        requireLead();
        return Response.ok(PeerText.write(told.here().capacity()), Json.TYPE).build();
    }

    /** Part of one stream. */
    @GET
    @Path("output/range")
    public Response range(
            @HeaderParam(AUTHORIZATION) @Nullable String shown,
            @BeanParam OwnerParameters owner,
            @QueryParam("stream") String stream,
            @QueryParam("offset") long offset,
            @QueryParam("max") int max)
            throws InterruptedException {
        check(shown);
        OutputRange range = output.read(
                        owner.owner(),
                        OutputStreamName.valueOf(stream),
                        Math.max(0, offset),
                        Math.clamp(max, 1, LARGEST_PART))
                .orElseThrow(NotFoundException::new);
        return Response.ok(range.bytes(), "application/octet-stream")
                .header(TOTAL, range.total())
                .header(COMPLETE, range.complete())
                .build();
    }

    /** What comes next of both streams, after waiting for it a little. */
    @GET
    @Path("output/next")
    public Response next(
            @HeaderParam(AUTHORIZATION) @Nullable String shown,
            @BeanParam OwnerParameters owner,
            @QueryParam("stdout") long stdout,
            @QueryParam("stderr") long stderr,
            @QueryParam("max") int max,
            @DefaultValue("0") @QueryParam("wait") long wait)
            throws InterruptedException {
        check(shown);
        OutputOffsets from = new OutputOffsets(Math.max(0, stdout), Math.max(0, stderr));
        try (OutputFollower follower = output.follow(owner.owner(), from).orElseThrow(NotFoundException::new)) {
            List<OutputPiece> pieces = follower.next(
                    Math.clamp(max, 1, LARGEST_PART), Duration.ofMillis(Math.clamp(wait, 0, LONGEST_WAIT_MILLIS)));
            return Response.ok(new PeerOutput(pieces, follower.ended()).write(), Json.TYPE)
                    .build();
        }
    }

    /** Whose output is meant. */
    public static final class OwnerParameters {

        @QueryParam("execution")
        private String execution = "";

        @QueryParam("attempt")
        private String attempt = "";

        @QueryParam("application")
        private String application = "";

        @QueryParam("job")
        private String job = "";

        OutputOwner owner() {
            return new OutputOwner(new ExecutionId(valid(execution)), new AttemptId(valid(attempt)), application, job);
        }
    }

    private static Response answer(Optional<?> found) {
        return found.map(told -> Response.ok(PeerText.write(told), Json.TYPE).build())
                .orElseGet(() -> Response.noContent().build());
    }

    private void check(@Nullable String shown) {
        if (!secret.isShownBy(shown)) {
            throw new ForbiddenException();
        }
    }

    private void requireLead() {
        if (!told.leads().get()) {
            throw new ClientErrorException(Response.Status.CONFLICT);
        }
    }

    private static String valid(String id) {
        if (!ExecutionId.isValid(id)) {
            throw new BadRequestException();
        }
        return id;
    }
}
