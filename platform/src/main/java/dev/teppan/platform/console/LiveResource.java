package dev.teppan.platform.console;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.util.component.LifeCycle;

/** Server-sent events of one execution. Each viewer holds one request's thread; their number is bounded. */
@ConsolePage
@Path("/executions/{id}/live")
public final class LiveResource implements LifeCycle.Listener {

    private static final int MOST_VIEWERS = 200;

    private final Reading reading;
    private final LiveStream stream;
    private final Semaphore viewers = new Semaphore(MOST_VIEWERS);
    private final CountDownLatch stopping = new CountDownLatch(1);

    LiveResource(Reading reading, InstantSource clock) {
        this.reading = reading;
        this.stream = new LiveStream(reading.executions(), reading.output(), clock, stopping);
    }

    /**
     * Streams the output of an execution as it comes.
     *
     * @param from where the page's output ends, as {@code STDOUT-STDERR}
     * @param next the number of the next line; 0 when the page does not count them
     * @param last where the browser was when its connection broke; wins over {@code from}
     */
    @GET
    public Response live(
            @PathParam("id") String id,
            @QueryParam("attempt") @DefaultValue("") String attempt,
            @QueryParam("stream") @DefaultValue("") String name,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("next") @DefaultValue("0") String next,
            @HeaderParam("Last-Event-ID") @DefaultValue("") String last) {
        Optional<StoredExecution> found =
                ExecutionId.isValid(id) ? reading.executions().find(new ExecutionId(id)) : Optional.empty();
        if (found.isEmpty()) {
            return Response.status(404).build();
        }
        List<Attempt> attempts = reading.executions().attempts(new ExecutionId(id));
        LiveStream.Subject subject = new LiveStream.Subject(
                new ExecutionId(id),
                Attempts.choose(attempts, attempt),
                OutputQuestion.stream(name),
                OutputQuestion.offsets(last.isEmpty() ? from : last),
                // After a break the number is not known here; the browser counts on.
                last.isEmpty() && next.matches("[0-9]{1,12}") ? Long.parseLong(next) : 0);
        if (!viewers.tryAcquire()) {
            return Response.status(503).header("Retry-After", "5").build();
        }
        StreamingOutput body = out -> {
            try {
                stream.run(found.get(), subject, new LiveEvents(out));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while a viewer was watching");
            } finally {
                viewers.release();
            }
        };
        return Response.ok(body, "text/event-stream")
                // Compression would hold small events back.
                .header("Content-Encoding", "identity")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** Ends all streams before the server waits for its requests to end. */
    @Override
    public void lifeCycleStopping(LifeCycle server) {
        stopping.countDown();
    }
}
