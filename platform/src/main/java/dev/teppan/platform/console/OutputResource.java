package dev.teppan.platform.console;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.AttemptStream;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.OutputStreamName;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;

/** One stream of an attempt's output as a file, as the process wrote it. */
@ConsolePage
@Path("/executions/{id}/output")
public final class OutputResource {

    private final Reading reading;

    OutputResource(Reading reading) {
        this.reading = reading;
    }

    @GET
    public Response download(
            @PathParam("id") String id,
            @QueryParam("attempt") @DefaultValue("") String attempt,
            @QueryParam("stream") @DefaultValue("stdout") String stream)
            throws InterruptedException {
        Optional<StoredExecution> found =
                ExecutionId.isValid(id) ? reading.executions().find(new ExecutionId(id)) : Optional.empty();
        Optional<Attempt> chosen = found.flatMap(stored ->
                Attempts.choose(reading.executions().attempts(stored.execution().id()), attempt));
        OutputStreamName name = OutputQuestion.stream(stream).orElse(OutputStreamName.STDOUT);
        if (found.isEmpty() || chosen.isEmpty()) {
            return ExecutionResource.missing(id);
        }
        AttemptStream written =
                AttemptStream.of(reading.output(), Subjects.output(found.get().execution(), chosen.get()), name);
        long total = written.read(0, 1).total();
        StreamingOutput body = out -> written.copy(0, total, out);
        String file = id + "-" + chosen.get().number() + "-" + OutputCards.word(name) + ".txt";
        return Response.ok(body, "text/plain;charset=utf-8")
                .header(HttpHeaders.CONTENT_LENGTH, total)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }
}
