package dev.teppan.bench.bare;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Takes a message in: one row of one table. */
@Path("/api/v1/executions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class BareResource {

    private final Jdbi jdbi;

    BareResource(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.useHandle(handle -> handle.execute(
                "create table if not exists bare_message (id varchar(36) primary key, body text not null)"));
    }

    /** Answers when the row is committed. */
    @POST
    public Response enqueue(Map<String, Object> message) {
        String id = UUID.randomUUID().toString();
        jdbi.useTransaction(handle -> handle.createUpdate("insert into bare_message (id, body) values (:id, :body)")
                .bind("id", id)
                .bind("body", message.toString())
                .execute());
        return Response.status(201).entity(Map.of("id", id)).build();
    }
}
