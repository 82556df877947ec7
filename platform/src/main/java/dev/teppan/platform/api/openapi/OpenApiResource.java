package dev.teppan.platform.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The OpenAPI document. */
@Path("/api/v1/openapi.json")
public final class OpenApiResource {

    private final ObjectNode document;

    public OpenApiResource(ObjectNode document) {
        this.document = document;
    }

    @GET
    @Described(summary = "This document", answers = "200 OpenApi")
    public Response get(@Context UriInfo uri) {
        new Query(uri).check();
        return Json.ok(document);
    }
}
