package dev.teppan.bench.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Takes a message in: looks at its fields, inserts one row, commits, answers. */
@Path("/api/v1/executions")
public final class PlainResource {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<String> FIELDS = Set.of("application", "job", "queue", "message", "labels");

    private final DataSource database;
    private final ObjectMapper json = new ObjectMapper();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    PlainResource(DataSource database) {
        this.database = database;
    }

    /** Answers when the row is committed. */
    @POST
    public Response enqueue(InputStream in) throws IOException, SQLException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return refused(413, "the body is too large");
        }
        JsonNode body;
        try {
            body = json.readTree(bytes);
        } catch (JsonProcessingException e) {
            return refused(400, "the body must be JSON");
        }
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            return refused(422, "unknown fields: " + unknown);
        }
        if (!body.path("application").isTextual() || !body.path("job").isTextual() || !body.has("message")) {
            return refused(422, "application, job and message must be given");
        }
        return insert(body);
    }

    private Response insert(JsonNode body) throws SQLException {
        String id = ids.generate().toString();
        Instant now = Instant.now();
        String queue = body.path("queue").asText("default");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into plain_message (id, application, job, queue, state, sent_at, not_before, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, id);
            insert.setString(2, body.path("application").asText());
            insert.setString(3, body.path("job").asText());
            insert.setString(4, queue);
            insert.setString(5, "pending");
            insert.setLong(6, now.toEpochMilli());
            insert.setLong(7, now.toEpochMilli());
            insert.setString(8, body.path("message").toString());
            insert.executeUpdate();
        }
        ObjectNode answer = json.createObjectNode()
                .put("id", id)
                .put("application", body.path("application").asText())
                .put("job", body.path("job").asText())
                .put("queue", queue)
                .put("state", "pending")
                .put("sentAt", now.toString());
        return Response.status(201)
                .header("Content-Type", "application/json")
                .header("Location", "/api/v1/executions/" + id)
                .entity(answer.toString())
                .build();
    }

    private Response refused(int status, String detail) {
        return Response.status(status)
                .header("Content-Type", "application/problem+json")
                .entity(json.createObjectNode().put("detail", detail).toString())
                .build();
    }
}
